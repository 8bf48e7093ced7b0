export { PoliciesModule } from './policies.module.js';
export { RecomputeLimits } from './recompute-limits.js';
