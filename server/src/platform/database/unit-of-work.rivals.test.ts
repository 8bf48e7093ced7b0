import type { DataSource, QueryRunner } from 'typeorm';
import { ProblemError } from '../http/problem-error.js';
import { UnitOfWork } from './unit-of-work.js';

type Fault = { at: 'work' | 'commit'; error: Error };

const failure = (fields: object) => Object.assign(new Error('driver'), fields);
const deadlock = failure({ errno: 1213, code: 'ER_LOCK_DEADLOCK' });
const lost = failure({ code: 'PROTOCOL_CONNECTION_LOST' });

/** A database server that fails as told, attempt by attempt, and counts. */
function serverWith(faults: readonly Fault[]) {
  const seen = { attempts: 0, commits: 0, rollbacks: 0, releases: 0 };
  const pending = [...faults];
  const runnerOf = (fault: Fault | undefined): Partial<QueryRunner> => ({
    isTransactionActive: true,
    manager: { fault } as never,
    startTransaction: async () => void (seen.attempts += 1),
    commitTransaction: async () => {
      if (fault?.at === 'commit') throw fault.error;
      seen.commits += 1;
    },
    rollbackTransaction: async () => void (seen.rollbacks += 1),
    release: async () => void (seen.releases += 1),
  });
  const database = {
    options: { type: 'mariadb' },
    createQueryRunner: () => runnerOf(pending.shift()),
  };
  const work = async (tx: object) => {
    const { fault } = tx as { fault?: Fault };
    if (fault?.at === 'work') throw fault.error;
    return 'done';
  };
  return { seen, unitOfWork: new UnitOfWork(database as unknown as DataSource), work };
}

describe('UnitOfWork on a server with rivals', () => {
  it('runs the work again after a deadlock, in the work or at commit', async () => {
    const { seen, unitOfWork, work } = serverWith([
      { at: 'work', error: deadlock },
      { at: 'commit', error: failure({ driverError: deadlock }) },
    ]);
    expect(await unitOfWork.run(work)).toBe('done');
    expect(seen).toEqual({ attempts: 3, commits: 1, rollbacks: 2, releases: 3 });
  });

  it('says that it is busy when the rivals won eight times', async () => {
    const { seen, unitOfWork, work } = serverWith(
      Array.from({ length: 9 }, () => ({ at: 'work', error: deadlock }) as const),
    );
    await expect(unitOfWork.run(work)).rejects.toMatchObject({ code: 'server.busy' });
    expect(seen.attempts).toBe(8);
  });

  it('says that it is busy after eight seconds, however few the tries were', async () => {
    const { seen, unitOfWork } = serverWith([]);
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const locked = failure({ errno: 1205 });
    const work = async () => {
      clock.mockReturnValue(performance.now() + 5000);
      throw locked;
    };
    await expect(unitOfWork.run(work)).rejects.toMatchObject({ code: 'server.busy' });
    expect(seen.attempts).toBe(2);
    clock.mockRestore();
  });

  it('repeats after a connection lost before commit', async () => {
    const { seen, unitOfWork, work } = serverWith([{ at: 'work', error: lost }]);
    expect(await unitOfWork.run(work)).toBe('done');
    expect(seen.attempts).toBe(2);
  });

  it('repeats after a connection lost during commit only work that notices repeats', async () => {
    const careless = serverWith([{ at: 'commit', error: lost }]);
    await expect(careless.unitOfWork.run(careless.work)).rejects.toBe(lost);
    expect(careless.seen.attempts).toBe(1);
    const careful = serverWith([{ at: 'commit', error: lost }]);
    expect(await careful.unitOfWork.run(careful.work, { isRepeatable: true })).toBe('done');
    expect(careful.seen.attempts).toBe(2);
  });

  it('does not repeat a refusal, nor an error that a repeat would not cure', async () => {
    const { seen, unitOfWork } = serverWith([]);
    const refusal = new ProblemError('ticket.changed');
    await expect(unitOfWork.run(() => Promise.reject(refusal))).rejects.toBe(refusal);
    const duplicate = failure({ errno: 1062 });
    await expect(
      unitOfWork.run(async () => {
        throw duplicate;
      }),
    ).rejects.toBe(duplicate);
    expect(seen.attempts).toBe(2);
  });
});
