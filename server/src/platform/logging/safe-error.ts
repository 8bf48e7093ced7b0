import { driverErrorOf } from '../database/duplicate.js';

/** An error as it may stand in a log. */
export interface LoggedError {
  type: string;
  message?: string;
  code?: string | number;
  /** SQL with placeholders. */
  query?: string;
  stack?: string;
  cause?: LoggedError;
}

/**
 * Turns an error into what may be logged. Errors of a database quote values - a phone number that was there already - in
 * message and parameters, so only their code, the SQL with its placeholders and the place in our code are kept.
 */
export function safeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { cause, extra } = error as { cause?: unknown; extra?: { cause?: unknown } };
  const reason = cause ?? extra?.cause;
  const stack = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.name,
    ...('query' in error ? fromDatabase(error) : plain(error)),
    stack: stack.slice(0, 12).join('\n'),
    ...(reason && depth < 3 ? { cause: safeError(reason, depth + 1) } : {}),
  };
}

function fromDatabase(error: Error): Partial<LoggedError> {
  const { code, errcode } = driverErrorOf(error);
  return { code: errcode ?? code, query: String((error as { query?: unknown }).query) };
}

function plain(error: Error): Partial<LoggedError> {
  const { code, errno } = driverErrorOf(error);
  const isDriver = errno !== undefined && 'sqlMessage' in error;
  return { ...(isDriver ? {} : { message: error.message }), ...(code ? { code } : {}) };
}
