import type { ErrorCode, OrderView, Problem, TicketView } from '@wide-angle/shared';

/** A `problem+json` answer; conflicts carry the fresh record. */
export interface ProblemBody extends Problem {
  ticket?: TicketView;
  order?: OrderView;
}

/** Is this an answer of ours? A proxy's own refusals have no sentence to show. */
export function isProblem(content: unknown): content is ProblemBody {
  const problem = content as Partial<ProblemBody> | null;
  return typeof problem?.code === 'string' && typeof problem.detail === 'string';
}

/** The server said no, with a stable code and a Chinese sentence. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.detail);
  }
}

/** No answer came: the network is down, or the server is. Whether it has acted is unknown. */
export class Unreachable extends Error {
  constructor() {
    super('连不上服务器。您填写的内容还在，请检查网络后重试。');
  }
}

const UNKNOWN = '出了点问题，您填写的内容还在，请稍后再试。';

/** The sentence to show beside the button. */
export function sentenceOfError(error: unknown): string {
  if (error instanceof ApiProblem) return withFields(error.problem);
  return error instanceof Unreachable ? error.message : UNKNOWN;
}

function withFields({ detail, fields }: ProblemBody): string {
  const lines = Object.values(fields ?? {});
  return lines.length > 0 ? `${detail}（${lines.join('；')}）` : detail;
}

/** The stable code of a refusal; null for anything else. */
export function codeOfError(error: unknown): ErrorCode | null {
  return error instanceof ApiProblem ? error.problem.code : null;
}

/** The fresh ticket of a conflict, where the answer brought one. */
export function freshTicketOf(error: unknown): TicketView | null {
  return error instanceof ApiProblem ? (error.problem.ticket ?? null) : null;
}

/** The fresh order of a conflict, where the answer brought one. */
export function freshOrderOf(error: unknown): OrderView | null {
  return error instanceof ApiProblem ? (error.problem.order ?? null) : null;
}
