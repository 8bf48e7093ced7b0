import { start } from './app/start.tsx';

start((url, init) => fetch(url, init));
