import type { ErrorCode, ErrorParams, Problem, Refusal } from '@wide-angle/shared';

/** What an error answer carries beside its code: sentences per field, or the fresh record of a conflict. */
export interface ProblemExtra {
  fields?: Problem['fields'];
  ticket?: unknown;
  order?: unknown;
  /** What went wrong underneath; for the log only. */
  cause?: unknown;
}

/**
 * The one error that use cases throw: a stable code of `ERRORS` with the values of its sentence. It knows no HTTP; the
 * problem filter looks up status and sentence.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly extra: ProblemExtra = {},
  ) {
    super(code);
  }
}

/** Throws the refusal of a rule as {@link ProblemError}; does nothing when the rule allows (null). */
export function allow(refusal: Refusal | null): void {
  if (refusal) throw new ProblemError(refusal.code, refusal.params);
}
