import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.js';
import { sendProblem } from './send-problem.js';

/** Which methods an address has, whoever asks: what a contract shows anyway, and nothing of records or rights. */
export class KnownAddresses {
  private readonly methods = new Map<string, Set<string>>();

  /** Remembers every route that is made from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      const known = this.methods.get(url) ?? new Set();
      this.methods.set(url, known);
      for (const each of [method].flat()) known.add(each);
    });
  }

  /**
   * Answers a request that no route took: 405 with the right methods where the address has others, to `OPTIONS` just
   * these, else 404. Other sites are let in by neither.
   */
  readonly answerUnknown = (request: FastifyRequest, reply: FastifyReply): void => {
    const methods = this.methodsOf(request.url);
    const { method } = request;
    // A folder of files takes the method and may still not have the file.
    if (methods.length === 0 || (methods.includes(method) && method !== 'OPTIONS')) {
      return sendProblem(reply, new ProblemError('route.notFound'));
    }
    const allowed = methods.join(', ');
    void reply.header('allow', allowed);
    if (method === 'OPTIONS') return void reply.status(204).send();
    return sendProblem(reply, new ProblemError('request.methodNotAllowed', { method, allowed }));
  };

  /** @returns in the order of the alphabet; empty when nothing has this address */
  private methodsOf(url: string): string[] {
    const [address = ''] = url.split('?');
    const found = [...this.methods].filter(([pattern]) => fits(pattern, address));
    if (found.length === 0) return [];
    return [...new Set(['OPTIONS', ...found.flatMap(([, methods]) => [...methods])])].sort();
  }
}

/** Whether a route's pattern (`/a/:id`, `/m/*`) takes this address. */
function fits(pattern: string, address: string): boolean {
  const parts = pattern.split('/');
  const given = address.split('/');
  if (parts.at(-1) === '*')
    return given.length >= parts.length && startsLike(parts.slice(0, -1), given);
  return given.length === parts.length && startsLike(parts, given);
}

function startsLike(parts: readonly string[], given: readonly string[]): boolean {
  return parts.every((part, at) => (part.startsWith(':') ? given[at] !== '' : given[at] === part));
}
