import { driverErrorOf } from './duplicate.js';

/**
 * Errors after which the whole transaction is gone and may succeed when repeated: deadlock (also a lost certification
 * in a Galera cluster), lock wait, node not ready, error during commit of a node that left, snapshot conflict.
 */
const REPEATABLE = [1213, 1205, 1047, 1180, 1020];

const LOST_CONNECTION = [
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ER_CONNECTION_KILLED',
  // The connection broke before this statement: it was never sent.
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_SERVER_SHUTDOWN',
];

/** Did the database undo the transaction for a reason that a second try can cure? */
export function isRepeatable(error: unknown): boolean {
  return REPEATABLE.includes(driverErrorOf(error).errno ?? 0);
}

/** Is the connection gone, so that nobody can tell what the database did with the last statement? */
export function isLostConnection(error: unknown): boolean {
  return LOST_CONNECTION.includes(driverErrorOf(error).code ?? '');
}
