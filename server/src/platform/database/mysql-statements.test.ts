import type { DataSource, QueryRunner } from 'typeorm';
import { bundleStatements, sendWithCommit } from './mysql-statements.js';
import type { Tx } from './unit-of-work.js';

/** A server that notes the packets it gets; those with the word of `refuse` fail. */
function serverThat(refuse = 'nothing') {
  const packets: [string, unknown[]][] = [];
  const connection = {
    query: (
      sql: string,
      params: unknown[],
      done: (error: Error | null, result: unknown) => void,
    ) => {
      packets.push([sql, params]);
      const answers = sql.split(';').map((one, n) => ({ affectedRows: n, statement: one.trim() }));
      if (sql.includes(refuse)) done(new Error(refuse), null);
      else done(null, answers.length === 1 ? answers[0] : answers);
    },
  };
  const database = { logger: { logQuery: () => {} } } as unknown as DataSource;
  database.createQueryRunner = () =>
    ({
      dataSource: database,
      connect: async () => connection,
      isTransactionActive: true,
    }) as unknown as QueryRunner;
  bundleStatements(database);
  const queryRunner = database.createQueryRunner();
  const query = queryRunner.query.bind(queryRunner);
  return { packets, query, tx: { queryRunner } as Tx };
}

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
    expect(packets.map(([sql]) => sql)).toEqual(['START TRANSACTION;\nINSERT ?', 'ROLLBACK']);
    await query('START TRANSACTION');
    await query('SELECT 1');
    await query('COMMIT');
  });
});
