import { ProblemError } from '../../platform/http/problem-error.js';
import { isNobodysFault, kindOf } from './timer-failure.js';

const fromDriver = (code: string, errno = 0) =>
  Object.assign(new Error('秘密'), { driverError: { code, errno } });

describe('a ticket whose timers could not be fired', () => {
  it.each([
    ['a deadlock or lost certification', fromDriver('ER_LOCK_DEADLOCK', 1213)],
    ['a node that is not ready', fromDriver('ER_UNKNOWN_COM_ERROR', 1047)],
    ['a database that restarts', fromDriver('ECONNREFUSED')],
    ['a connection that broke', fromDriver('PROTOCOL_CONNECTION_LOST')],
    ['a connection that broke before', fromDriver('PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR')],
    ['rivals that won every time', new ProblemError('server.busy')],
  ])('is not to blame for %s', (_, error) => {
    expect(isNobodysFault(error)).toBe(true);
  });

  it.each([
    ['organization.unknown', new ProblemError('organization.unknown')],
    ['ER_DATA_TOO_LONG', fromDriver('ER_DATA_TOO_LONG', 1406)],
    ['ER_DUP_ENTRY', fromDriver('ER_DUP_ENTRY', 1062)],
    ['RangeError', new RangeError('timers of ticket 1 do not end')],
    ['string', 'thrown'],
  ])('is to blame for %s, told without its words', (kind, error) => {
    expect(isNobodysFault(error)).toBe(false);
    expect(kindOf(error)).toBe(kind);
  });
});
