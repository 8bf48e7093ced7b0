import { startSmall } from './platform/small-start.js';

await startSmall(() => import('./work.js'));
