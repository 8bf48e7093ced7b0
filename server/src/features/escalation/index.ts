export { EscalationModule } from './escalation.module.js';
export { FireDueTimers, type Fired } from './fire-due-timers.js';
