import { QueryFailedError } from 'typeorm';
import { prettyLine } from './pretty-stream.js';
import { requestIdOf } from './request-id.js';
import { safeError } from './safe-error.js';

describe('safeError', () => {
  it('keeps neither the values of a statement nor what the database quotes', () => {
    const driver = Object.assign(new Error("Duplicate entry '13800001234' for key 'x'"), {
      errno: 1062,
      code: 'ER_DUP_ENTRY',
      sqlMessage: "Duplicate entry '13800001234'",
    });
    const sql = 'INSERT INTO person (phone) VALUES (?)';
    const error = new QueryFailedError(sql, ['13800001234'], driver);
    for (const failed of [error, driver, new Error('saving failed', { cause: error })]) {
      expect(JSON.stringify(safeError(failed))).not.toContain('13800001234');
    }
    expect(safeError(error)).toMatchObject({
      type: 'QueryFailedError',
      code: 'ER_DUP_ENTRY',
      query: sql,
    });
  });

  it('keeps the message of our own errors, and what is no error at all', () => {
    expect(safeError(new TypeError('x is undefined'))).toMatchObject({
      type: 'TypeError',
      message: 'x is undefined',
      stack: expect.stringContaining('    at '),
    });
    expect(safeError('just text')).toEqual({ type: 'string', message: 'just text' });
  });
});

describe('prettyLine', () => {
  it('reads like a sentence, with the stack below', () => {
    const record = {
      level: 50,
      time: 0,
      pid: 1,
      hostname: 'h',
      context: 'Jobs',
      msg: 'failed',
      job: 'sweep',
      err: { type: 'Error', message: 'x', stack: '    at y' },
    };
    expect(prettyLine(record)).toMatch(
      /^\d{2}:\d{2}:\d{2} ✗ \[Jobs\] failed job=sweep\n {2}Error \| x\n {4}at y$/,
    );
  });
});

describe('requestIdOf', () => {
  it('takes a plain id of the proxy and nothing else', () => {
    const of = (id?: string) => requestIdOf({ headers: id ? { 'x-request-id': id } : {} });
    expect(of('0193a1b2-0000')).toBe('0193a1b2-0000');
    for (const bad of [undefined, 'short', 'with space!', 'x'.repeat(65), '{"msg":"forged"}']) {
      expect(of(bad)).toMatch(/^[\w-]{12}$/);
    }
  });
});
