import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CONTRACT,
  createClient,
  IDEMPOTENCY_HEADER,
  type Client,
  type EventView,
  type MediaView,
  type MeView,
  type Problem,
  type SessionView,
  type TicketView,
  type TransportRequest,
} from '@wide-angle/shared';

/** One password for all demo accounts; the start page prints it. */
export const DEMO_PASSWORD = 'demo1234';

/** The logins of the demo's people. */
export type Login =
  | 'owner'
  | 'neighbour'
  | 'staff'
  | 'staff2'
  | 'manager'
  | 'community'
  | 'subdistrict'
  | 'bureau'
  | 'department';

/** The whole contract as typed calls. */
export type Api = { readonly [K in keyof typeof CONTRACT]: Client<(typeof CONTRACT)[K]> };

/** An answer of the API other than 2xx. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.detail}`);
  }
}

/** Somebody of the demo over plain HTTP, for the steps of side characters and for looking at what is stored. */
export class Person {
  readonly api: Api;
  private session: Promise<SessionView> | undefined;

  constructor(
    readonly baseUrl: string,
    readonly login: Login,
  ) {
    const tables = Object.entries(CONTRACT).map(([name, table]) => [
      name,
      createClient(table, (request) => this.send(request)),
    ]);
    this.api = Object.fromEntries(tables) as Api;
  }

  async me(): Promise<MeView> {
    return (await this.signedIn()).me;
  }

  /** Uploads one photo or video and gives its view. Rejects with {@link ApiError} or the network's own error. */
  async upload(file: string, key: string = randomUUID()): Promise<MediaView> {
    const form = new FormData();
    const type = file.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg';
    form.append('file', new Blob([await readFile(file)], { type }), path.basename(file));
    const headers = { ...(await this.authorization()), [IDEMPOTENCY_HEADER]: key };
    const response = await fetchAnew(`${this.baseUrl}/api/v1/media`, {
      method: 'POST',
      headers,
      body: form,
    });
    return (await answerOf(response)) as MediaView;
  }

  /** The ticket as this person sees it. */
  ticket(id: string): Promise<TicketView> {
    return this.api.ticket.get({ params: { id } });
  }

  /** All steps that this person may see, oldest first. */
  async timeline(id: string): Promise<EventView[]> {
    const page = await this.api.ticket.timeline({ params: { id }, query: { limit: 50 } });
    return [...page.items].reverse();
  }

  /** Access tokens live for 15 minutes and walks move the clock: an old one is exchanged for a new sign-in. */
  private async send(request: TransportRequest, isAgain = false): Promise<unknown> {
    const { method, url, body, headers } = request;
    const isPublic = url.endsWith('/session/password');
    const response = await fetchAnew(`${this.baseUrl}${url}`, {
      method,
      headers: {
        ...(method === 'POST' ? { [IDEMPOTENCY_HEADER]: randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
        ...(isPublic ? {} : await this.authorization()),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 401 && !isPublic && !isAgain) {
      this.session = undefined;
      return this.send(request, true);
    }
    return answerOf(response);
  }

  /** The header that says who asks. */
  async authorization(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${(await this.signedIn()).accessToken}` };
  }

  private signedIn(): Promise<SessionView> {
    const { login } = this;
    return (this.session ??= this.api.identity.password({
      body: { login, password: DEMO_PASSWORD },
    }));
  }
}

/**
 * `fetch`, once more where it had picked a kept connection of a server that is gone by now: what is sent carries its
 * idempotency key, so that twice is once. While the server is down, the second try fails too.
 */
async function fetchAnew(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { cause } = error as { cause?: { message?: string } };
    if (cause?.message !== 'other side closed') throw error;
    return fetch(url, init);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new ApiError(response.status, answer as Problem);
}
