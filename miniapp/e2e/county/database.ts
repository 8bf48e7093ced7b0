import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Statement {
  all(...values: unknown[]): Record<string, unknown>[];
}
interface Connection {
  prepare(sql: string): Statement;
  close(): void;
}
type Driver = { DatabaseSync: new (file: string, options: { readOnly: boolean }) => Connection };

/** Runs one statement on the product's SQLite file, past the server. */
export function readRows(dataDir: string, sql: string, ...values: unknown[]) {
  // The driver belongs to the server; the walks borrow it.
  const fromServer = createRequire(path.resolve(__dirname, '../../../server/package.json'));
  const { DatabaseSync } = fromServer('@photostructure/sqlite') as Driver;
  const file = path.join(dataDir, 'wide-angle.sqlite');
  const connection = new DatabaseSync(file, { readOnly: true });
  try {
    return connection.prepare(sql).all(...values);
  } finally {
    connection.close();
  }
}

/** Statements whose rows are each something half-written. A whole database gives none for any of them. */
const FLAWS: Readonly<Record<string, string>> = {
  'tickets whose events are not 1 … version': `
    SELECT ticket.id, ticket.version, steps.lowest, steps.highest, steps.number
    FROM ticket LEFT JOIN (
      SELECT ticketId, MIN(seq) AS lowest, MAX(seq) AS highest, COUNT(*) AS number
      FROM ticket_event GROUP BY ticketId
    ) AS steps ON steps.ticketId = ticket.id
    WHERE steps.ticketId IS NULL OR steps.lowest <> 1
      OR steps.highest <> ticket.version OR steps.number <> ticket.version`,
  'events of no ticket': `
    SELECT ticketId, seq FROM ticket_event WHERE ticketId NOT IN (SELECT id FROM ticket)`,
  'requests without a result': `SELECT personId, requestKey FROM request WHERE resourceId IS NULL`,
  'submissions without their ticket': `
    SELECT requestKey FROM request
    WHERE endpoint = 'POST /tickets' AND resourceId NOT IN (SELECT id FROM ticket)`,
  'media of no ticket that is there': `
    SELECT id FROM media
    WHERE attachedTicketId IS NOT NULL AND attachedTicketId NOT IN (SELECT id FROM ticket)`,
  'dead messages': `SELECT id, lastError FROM outbox_message WHERE isDead`,
  'pages of the file': `
    SELECT integrity_check AS flaw FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
};

/** Everything half-written in the database and beside it, by what is wrong; empty where all is whole. */
export function flawsOf(dataDir: string): Record<string, unknown[]> {
  const found = Object.entries(FLAWS).map(
    ([flaw, sql]) => [flaw, readRows(dataDir, sql)] as [string, unknown[]],
  );
  found.push(['media rows without their files', mediaWithoutFiles(dataDir)]);
  found.push(['tickets that are not what their events say', unlikeTheirEvents(dataDir)]);
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}

function mediaWithoutFiles(dataDir: string): string[] {
  return readRows(dataDir, 'SELECT id, kind, hasPreview FROM media').flatMap((row) => {
    const id = String(row['id']);
    const folder = path.join(dataDir, 'files/media', id.slice(0, 6), id);
    const preview = row['kind'] === 'image' ? ['thumb'] : ['poster'];
    const wanted = ['full', ...(row['hasPreview'] ? preview : [])];
    return wanted.filter((name) => !existsSync(path.join(folder, name))).map((name) => id + name);
  });
}

/** Columns that hold the same in a row and in the changes of its events. */
const FOLDED = ['state', 'tier', 'round', 'handlerId', 'responsibleId', 'claimRung', 'overallRung'];

/** A row is the fold of its events' changes (DESIGN §4.1); looked at for the newest tickets. */
function unlikeTheirEvents(dataDir: string): string[] {
  const tickets = readRows(dataDir, 'SELECT * FROM ticket ORDER BY submittedAt DESC LIMIT 400');
  return tickets.flatMap((ticket) => {
    const id = String(ticket['id']);
    const sql = 'SELECT changes FROM ticket_event WHERE ticketId = ? ORDER BY seq';
    const changes = readRows(dataDir, sql, id).map(
      (event) => JSON.parse(String(event['changes'])) as Record<string, unknown>,
    );
    const folded = Object.assign({}, ...changes) as Record<string, unknown>;
    return FOLDED.filter((name) => (folded[name] ?? null) !== ticket[name]).map(
      (name) => `${id} ${name}: ${String(ticket[name])}, by its events ${String(folded[name])}`,
    );
  });
}

/** Names of the files of uploads under way. */
export function temporaryFiles(dataDir: string): string[] {
  return readdirSync(path.join(dataDir, 'uploads'));
}
