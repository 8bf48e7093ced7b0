export { writeCrowd } from './crowd/crowd-files.js';
export { FillCrowd } from './crowd/fill-crowd.js';
export { DemoModule } from './demo.module.js';
