import { start } from '../app/start.tsx';
import { createFakeServer } from './fake-server.ts';

/** The console over the county in memory: `npx vite --mode fake`. */
start(createFakeServer(Date.now()).fetch);
