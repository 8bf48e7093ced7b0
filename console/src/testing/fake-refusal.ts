import {
  sentenceOf,
  statusOf,
  type ErrorCode,
  type ErrorParams,
  type Problem,
} from '@wide-angle/shared';

/** A refusal on its way to a problem+json answer. */
export class FakeRefusal extends Error {
  readonly problem: Problem;
  constructor(code: ErrorCode, params: ErrorParams = {}, extra: Partial<Problem> = {}) {
    super(code);
    const detail = sentenceOf(code, params);
    this.problem = {
      type: 'about:blank',
      title: code,
      status: statusOf(code),
      code,
      detail,
      ...extra,
    };
  }
}
