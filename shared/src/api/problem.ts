import type { ErrorCode, ErrorParams } from './error-codes.ts';

/** An expected "no" of a rule: a value, not an exception (STYLE §2.11). */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
}

/** `application/problem+json` as every error answer carries it (RFC 9457 with our `code`). */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  /** Stable, for programs. */
  code: ErrorCode;
  /** Chinese sentence for people: what happened and what to do. */
  detail: string;
  /** The request's id, to find it in the logs. */
  requestId?: string;
  /** Field → sentence, with `input.invalid`. */
  fields?: Record<string, string>;
  /** The fresh record with a conflict, so that the screen can go on. */
  ticket?: unknown;
  order?: unknown;
}
