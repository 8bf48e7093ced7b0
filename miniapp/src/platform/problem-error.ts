import { type ErrorCode, type Problem } from '@wide-angle/shared';

/** An answer of the server that says no: stable `code`, Chinese `message` for people. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Field → sentence, with `input.invalid`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The fresh record of a conflict. */
  readonly ticket: unknown;
  readonly requestId: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? {};
    this.ticket = problem.ticket;
    this.requestId = problem.requestId;
  }
}

/** No answer at all: the phone has no network, or the server did not answer in time. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly kind: 'offline' | 'timeout';

  constructor(kind: 'offline' | 'timeout') {
    super(
      kind === 'timeout'
        ? '网络太慢，没有等到回应。请换个信号好的地方再试。'
        : '网络没有连上。请检查网络后再试，您填写的内容没有丢失。',
    );
    this.kind = kind;
  }
}

const BROKEN = '服务暂时没有回应，请稍后再试。您填写的内容没有丢失。';

/** Turns an answer that is no 2xx into an error; one that is not ours (a proxy's page) becomes `server.failed`. */
export function problemOf(status: number, data: unknown): ProblemError {
  if (isProblem(data)) return new ProblemError(data);
  const code = status === 503 || status === 429 ? 'server.busy' : 'server.failed';
  return new ProblemError({ type: 'about:blank', title: '', status, code, detail: BROKEN });
}

/** The sentence to show for anything that was thrown; never a program's own words. */
export function problemText(error: unknown): string {
  if (error instanceof ProblemError || error instanceof NetworkError) return error.message;
  return '没有做成，请再试一次。';
}

/** True where trying again later may help and nothing was refused. */
export function isOffline(error: unknown): boolean {
  return error instanceof NetworkError;
}

function isProblem(data: unknown): data is Problem {
  const problem = data as Partial<Problem> | null;
  return typeof problem?.code === 'string' && typeof problem.detail === 'string';
}
