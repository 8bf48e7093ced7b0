import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DAY } from '@wide-angle/shared';
import { schema } from './database.js';
import { CountChanges } from './features/statistics/index.js';
import { expectCounted } from './features/statistics/testing/recount.js';
import { stagesOf } from './features/tickets/testing/stages.js';
import { TicketWorld } from './features/tickets/testing/ticket-world.js';
import { openDatabase, openMigratedDatabase } from './platform/database/open-database.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';
import { recountAll } from './recount-all.js';
import { createTestDatabase } from './testing/test-database.js';

jest.setTimeout(120_000);

/** What stands beside the tickets, each of them wrong in its own way. */
const DAMAGE = [
  'UPDATE ticket_tally SET amount = amount + 3',
  'DELETE FROM ticket_duty',
  'UPDATE statistic_cell SET filed = filed + 7',
  "DELETE FROM statistic_mark WHERE measure = 'openNow'",
];

it('makes anew whatever is counted, and says so', async () => {
  const world = await TicketWorld.start();
  try {
    const stages = stagesOf(world);
    await stages.closed();
    await stages.reviewing();
    await world.later(2 * DAY);
    await world.test.app.get(CountChanges).drain();
    const { reader } = world.test.app.get(UnitOfWork);
    for (const statement of DAMAGE) await reader.query(statement);
    await expect(world.expectConsistency()).rejects.toThrow();
    await expect(expectCounted(world.test)).rejects.toThrow();
    const lines: string[] = [];
    await recountAll(world.test.app, (line) => lines.push(line));
    expect(lines).toEqual([
      'Lists: counts made anew.',
      'Duties: made anew for 2 tickets.',
      'Statistics: 2 tickets counted anew.',
    ]);
    await world.expectConsistency();
    await expectCounted(world.test);
  } finally {
    await world.close();
  }
});

it('refuses a database whose migrations have not run, and changes nothing of it', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-recount-'));
  const { config, drop } = await createTestDatabase();
  const kept = { ...config, url: config.kind === 'sqlite' ? path.join(folder, 'db') : config.url };
  const older = { ...schema, migrations: schema.migrations.slice(0, -1) };
  try {
    await (await openDatabase(kept, older)).destroy();
    for (let time = 0; time < 2; time += 1)
      await expect(openMigratedDatabase(kept, schema)).rejects.toThrow(
        /请先启动一次服务.*start the server/,
      );
    await (await openDatabase(kept, schema)).destroy();
    const database = await openMigratedDatabase(kept, schema);
    expect(database.isInitialized).toBe(true);
    await database.destroy();
  } finally {
    await drop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
