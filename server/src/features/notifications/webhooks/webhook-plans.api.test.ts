import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { newId } from '../../../platform/ids.js';
import { aCounty } from '../../../testing/builders/county.js';
import { persona } from '../../../testing/personas.js';
import { PlanFaults } from '../../../testing/plan-faults.js';
import { startTestApp, TEST_NOW } from '../../../testing/start-test-app.js';
import { ForgetMessages } from '../use-cases/forget-messages.js';
import { WebhookAttempt } from './webhook-attempt.entity.js';

/** A busy month of three systems. */
const MANY = 3_000;

it('what was tried to deliver is found, and forgotten, by an index', async () => {
  const test = await startTestApp();
  const county = await aCounty(test);
  const { webhook } = (await persona(test).bureau(county.bureau)).api;
  const url = 'https://12345.example.gov.cn/hook';
  const { id } = await webhook.create({
    body: { name: '市平台', url, kinds: ['ticket.closed'], isActive: false },
  });
  const others = [id, newId(), newId()];
  const rows = Array.from({ length: MANY }, (_, n) => anAttempt(others[n % 3]!));
  await test.app.get(UnitOfWork).run((tx) => insertRows(tx, WebhookAttempt, rows));
  const plans = new PlanFaults(test);
  const { found, count } = await plans.of(async () => {
    const { next } = await webhook.attempts({ params: { id }, query: { limit: 5 } });
    await webhook.attempts({ params: { id }, query: { limit: 5, cursor: next! } });
  });
  expect([found, count > 0]).toEqual([[], true]);
  expect((await plans.of(() => test.app.get(ForgetMessages).run(), 'any')).found).toEqual([]);
  await test.close();
}, 120_000);

function anAttempt(webhookId: string): WebhookAttempt {
  const what = { happening: 'ticket:x#1', kind: 'ticket.closed', ticketNumber: null } as const;
  const result = { outcome: 'delivered', status: 204, reason: null } as const;
  return { id: newId(), webhookId, ...what, attempt: 1, ...result, at: TEST_NOW };
}
