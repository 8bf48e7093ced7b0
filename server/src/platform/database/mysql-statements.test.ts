import type { DataSource, QueryRunner } from 'typeorm';
import {
  bundleStatements,
  readTogether,
  sendAhead,
  sendChanges,
  sendLeading,
  sendWithCommit,
} from './mysql-statements.js';
import type { Tx } from './unit-of-work.js';

/** A server that notes the packets it gets; those with the word of `refuse` fail, as a duplicate key where it is told. */
function serverThat(refuse = 'nothing', errno?: number, isCluster = false) {
  const packets: [string, unknown[]][] = [];
  const connection = {
    query: (
      sql: string,
      params: unknown[],
      done: (error: Error | null, result: unknown) => void,
    ) => {
      packets.push([sql, params]);
      const answers = sql.split(';').map((one, n) => ({ affectedRows: n, statement: one.trim() }));
      if (sql.includes(refuse)) done(Object.assign(new Error(refuse), { errno }), null);
      else done(null, answers.length === 1 ? answers[0] : answers);
    },
  };
  const database = {
    logger: { logQuery: () => {} },
    driver: { pool: connection },
  } as unknown as DataSource;
  database.createQueryRunner = () =>
    ({
      dataSource: database,
      connect: async () => connection,
      isTransactionActive: true,
    }) as unknown as QueryRunner;
  bundleStatements(database, { isCluster });
  const queryRunner = database.createQueryRunner();
  const query = queryRunner.query.bind(queryRunner);
  const manager = { queryRunner, dataSource: database, query };
  const tx = manager as unknown as Tx;
  return { packets, query, tx, database };
}

const DUPLICATE = 1062;
const UPDATE = { sql: 'UPDATE', params: [] };

describe('statements of a transaction on MySQL', () => {
  it('travel together as far as their order allows', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    expect(await query('SELECT ?', [1])).toMatchObject({ statement: 'SELECT ?' });
    await sendWithCommit(tx, 'INSERT ?', [2]);
    await sendWithCommit(tx, 'INSERT ?', [3]);
    expect(await query('UPDATE ?', [4], true)).toMatchObject({ affected: 0 });
    await sendWithCommit(tx, 'INSERT ?', [5]);
    await query('COMMIT');
    expect(packets).toEqual([
      ['START TRANSACTION;\nSELECT ?', [1]],
      ['INSERT ?;\nINSERT ?', [2, 3]],
      ['UPDATE ?', [4]],
      ['INSERT ?;\nCOMMIT', [5]],
    ]);
  });

  it('are not sent where nothing is to be done', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await query('COMMIT');
    await query('START TRANSACTION');
    await sendWithCommit(tx, 'INSERT ?', [1]);
    await query('ROLLBACK');
    expect(packets).toEqual([]);
    await query('SELECT 1');
    expect(packets).toEqual([['SELECT 1', []]]);
  });

  it('go together where each changes rows whatever the others do, and each tells how many', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    const changes = [1, 2, 3].map((n) => ({ sql: 'UPDATE ?', params: [n] }));
    // The server counts what it answers: START is 0.
    expect(await sendChanges(tx, changes)).toEqual([1, 2, 3]);
    await sendWithCommit(tx, 'INSERT ?', [4]);
    expect(await sendChanges(tx, [])).toEqual([]);
    expect(await sendChanges(tx, changes.slice(0, 1))).toEqual([0]);
    await query('COMMIT');
    expect(packets).toEqual([
      ['START TRANSACTION;\nUPDATE ?;\nUPDATE ?;\nUPDATE ?', [1, 2, 3]],
      ['INSERT ?', [4]],
      ['UPDATE ?', [1]],
      ['COMMIT', []],
    ]);
  });

  it('fail together where one of several changes fails', async () => {
    const { query, tx } = serverThat('lost');
    await query('START TRANSACTION');
    const changes = ['UPDATE a', 'UPDATE lost', 'UPDATE b'].map((sql) => ({ sql, params: [] }));
    await expect(sendChanges(tx, changes)).rejects.toMatchObject({
      driverError: { message: 'lost' },
    });
  });

  it('do not wait until they are too many for one packet', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await sendWithCommit(tx, 'INSERT', new Array(10_001).fill(0));
    expect(packets).toHaveLength(1);
  });

  it('fail the commit where a held one failed, though the caller of another took no notice', async () => {
    const { packets, query, tx } = serverThat('INSERT');
    await query('START TRANSACTION');
    await sendWithCommit(tx, 'INSERT ?', [1]);
    await query('SELECT 1').catch(() => undefined);
    await expect(query('COMMIT')).rejects.toMatchObject({ driverError: { message: 'INSERT' } });
    await query('ROLLBACK');
    expect(packets.map(([sql]) => sql)).toEqual([
      'START TRANSACTION;\nINSERT ?;\nSELECT 1',
      'ROLLBACK',
    ]);
    await query('START TRANSACTION');
    await query('SELECT 1');
    await query('COMMIT');
  });
});

describe('the leading row of a transaction on MySQL', () => {
  const taken = new Error('taken');

  it('travels with the first read', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE ?', [1], () => taken);
    expect(await query('SELECT ?', [2])).toMatchObject({ statement: 'SELECT ?' });
    await query('COMMIT');
    expect(packets.map(([sql]) => sql)).toEqual([
      'START TRANSACTION;\nNOTE ?;\nSELECT ?',
      'COMMIT',
    ]);
  });

  it.each(['UPDATE', 'COMMIT'])('travels alone before %s, which might fail alike', async (next) => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE', [], () => taken);
    await query(next);
    expect(packets.map(([sql]) => sql)).toEqual(['START TRANSACTION;\nNOTE', next]);
  });

  it('travels alone before rows that are held', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE', [], () => taken);
    await sendWithCommit(tx, 'INSERT', []);
    await query('COMMIT');
    expect(packets.map(([sql]) => sql)).toEqual(['START TRANSACTION;\nNOTE', 'INSERT;\nCOMMIT']);
  });

  it('tells what it means that it exists, also to the commit of who took no notice', async () => {
    const { query, tx } = serverThat('NOTE', DUPLICATE);
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE', [], () => taken);
    await expect(query('SELECT 1')).rejects.toBe(taken);
    await expect(query('COMMIT')).rejects.toBe(taken);
  });

  it('fails as it fails for any other reason', async () => {
    const { query, tx } = serverThat('NOTE');
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE', [], () => taken);
    await expect(query('SELECT 1')).rejects.toMatchObject({ driverError: { message: 'NOTE' } });
  });

  it('is sent on demand, once', async () => {
    const { packets, query, tx } = serverThat();
    await query('START TRANSACTION');
    await sendAhead(tx, 'NOTE', [], () => taken);
    await sendLeading(tx);
    await sendLeading(tx);
    expect(packets.map(([sql]) => sql)).toEqual(['START TRANSACTION;\nNOTE']);
  });
});

describe('reads on MySQL', () => {
  it('of one breath in a transaction travel together, and before a change that comes after them', async () => {
    const { packets, query } = serverThat();
    const answers = await Promise.all([
      query('SELECT ?', [1]),
      Promise.resolve().then(() => query('SELECT ?', [2])),
    ]);
    expect(answers).toMatchObject([{ affectedRows: 0 }, { affectedRows: 1 }]);
    await Promise.all([query('SELECT 3'), query('UPDATE'), query('SELECT 4')]);
    expect(packets).toEqual([
      ['SELECT ?;\nSELECT ?', [1, 2]],
      ['SELECT 3', []],
      ['UPDATE', []],
      ['SELECT 4', []],
    ]);
  });

  it('outside one travel together only where that is wanted', async () => {
    const { packets, tx, database } = serverThat();
    const two = () => Promise.all([database.query('SELECT 1'), database.query('SELECT 2')]);
    await readTogether(tx, two);
    await two();
    expect(packets.map(([sql]) => sql)).toEqual(['SELECT 1;\nSELECT 2', 'SELECT 1', 'SELECT 2']);
  });

  it('fail together', async () => {
    const { tx, database } = serverThat('lost');
    const answers = await readTogether(tx, () =>
      Promise.allSettled([database.query('SELECT 1'), database.query('SELECT lost')]),
    );
    expect(answers).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  });
});

it('in a cluster each statement but START travels by itself', async () => {
  const { packets, query, tx } = serverThat('nothing', undefined, true);
  await query('START TRANSACTION');
  await sendAhead(tx, 'NOTE', [], () => new Error('taken'));
  await Promise.all([query('SELECT 1'), query('SELECT 2')]);
  await sendWithCommit(tx, 'INSERT', []);
  expect(await sendChanges(tx, [UPDATE, UPDATE])).toEqual([0, 0]);
  await query('COMMIT');
  expect(packets.map(([sql]) => sql)).toEqual([
    'START TRANSACTION;\nNOTE',
    ...['SELECT 1', 'SELECT 2', 'INSERT', 'UPDATE', 'UPDATE', 'COMMIT'],
  ]);
});
