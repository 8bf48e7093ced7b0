import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { TestApp } from '../../../testing/start-test-app.js';
import { Policies } from '../../organizations/index.js';
import { TicketRepository, TicketTimers } from '../../tickets/index.js';
import { FireDueTimers } from '../fire-due-timers.js';

/** A worker as it runs in another process: nothing joins it to the others but the database. */
export function anotherWorker({ app }: TestApp, clock: Clock = app.get(Clock)): FireDueTimers {
  const repository = app.get(TicketRepository);
  const [timers, policies] = [app.get(TicketTimers), app.get(Policies)];
  return new FireDueTimers(app.get(UnitOfWork), repository, timers, policies, clock);
}
