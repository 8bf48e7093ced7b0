import { randomBytes } from 'node:crypto';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The SQL that one request of the product sends, as the database logged it.
 * @param {{ query: (sql: string) => Promise<any[]> }} pool of mysql2
 * @param {() => Promise<unknown>} request
 * @returns {Promise<string[]>} statements with their values, in order
 */
export async function capture(pool, request) {
  await pool.query("SET GLOBAL log_output = 'TABLE'");
  await pool.query('TRUNCATE mysql.general_log');
  const [[{ id }]] = await pool.query('SELECT CONNECTION_ID() AS id');
  await pool.query('SET GLOBAL general_log = ON');
  try {
    await request();
  } finally {
    await pool.query('SET GLOBAL general_log = OFF');
  }
  const [rows] = await pool.query(
    "SELECT thread_id, CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') ORDER BY event_time",
  );
  return rows
    .filter((row) => row.thread_id !== id && !/general_log/.test(row.statement))
    .map((row) => row.statement);
}

/**
 * Makes the same statements again with new ids, so that they can be sent any number of times.
 * @param {string[]} statements of one request
 * @param {object} known what must be replaced by the caller's own: text → text; and `since`, the moment (epoch ms) from
 *   which on ids are of that request
 */
export function template(statements, { since }) {
  const ids = [...new Set(statements.join('\n').match(UUID) ?? [])].filter(
    (id) => timeOf(id) >= since,
  );
  return (/** @type {Record<string, string>} */ given = {}) => {
    const swaps = { ...Object.fromEntries(ids.map((id) => [id, newId()])), ...given };
    return statements.map((statement) =>
      Object.entries(swaps).reduce((text, [from, to]) => text.replaceAll(from, to), statement),
    );
  };
}

/** The milliseconds in a UUIDv7. */
function timeOf(id) {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

function newId() {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** Sends statements on one connection, as a bare program would. */
export async function send(pool, statements) {
  const connection = await pool.getConnection();
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    connection.release();
  }
}
