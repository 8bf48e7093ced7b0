import {
  API_PREFIX,
  CONTRACT,
  IDEMPOTENCY_HEADER,
  SERVER_TIME_HEADER,
  toIso,
  type Endpoint,
  type Instant,
  type MeView,
  type SessionView,
} from '@wide-angle/shared';
import type { Fetch } from '../lib/transport.ts';
import { organizationName, PASSWORD, POSTS } from './fake-directory.ts';
import { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { actorOfPost, createHandlers } from './fake-handlers.ts';

/** A county in memory behind the contract: for tests and `vite --mode fake`. Never in the product. */
export interface FakeServer {
  readonly fetch: Fetch;
  readonly county: FakeCounty;
  /** What was asked, e.g. `POST /tickets/t-1/decline`, with the idempotency keys. */
  readonly log: { call: string; key: string | null }[];
  /** The next answers are lost on the way back, after the server has acted. */
  loseAnswers(count: number): void;
  /** Access tokens given so far no longer work; refresh tokens do. */
  expireTokens(): void;
  setDown(isDown: boolean): void;
}

interface Match {
  feature: keyof typeof CONTRACT;
  name: string;
  endpoint: Endpoint;
  params: Record<string, string>;
}

export function createFakeServer(now: Instant): FakeServer {
  const county = new FakeCounty(now);
  const handlers = createHandlers(county) as unknown as Record<string, Record<string, Handler>>;
  const sessions = new FakeSessions();
  const log: FakeServer['log'] = [];
  let losing = 0;
  let isDown = false;

  const answer = ({ feature, name, params }: Match, url: URL, init: RequestInit): unknown => {
    const body: unknown = init.body ? JSON.parse(init.body as string) : undefined;
    const headers = new Headers(init.headers);
    if (feature === 'identity') return sessions.handle(name, body, headers);
    const isPublic = (CONTRACT[feature] as Record<string, Endpoint>)[name]?.access === 'public';
    const actor = isPublic ? null : actorOfPost(sessions.postOf(headers));
    const key = headers.get(IDEMPOTENCY_HEADER);
    if (key && county.done.has(key)) return county.done.get(key);
    const query = Object.fromEntries(url.searchParams);
    const result = handlers[feature]?.[name]?.({ params, query, body, actor });
    if (key) county.done.set(key, result);
    return result;
  };

  return {
    county,
    log,
    loseAnswers: (count) => (losing = count),
    expireTokens: () => sessions.expire(),
    setDown: (down) => (isDown = down),
    async fetch(path, init) {
      await Promise.resolve();
      if (isDown) throw new TypeError('network down');
      const url = new URL(path, 'http://fake');
      const method = init.method ?? 'GET';
      const key = new Headers(init.headers).get(IDEMPOTENCY_HEADER);
      log.push({ call: `${method} ${url.pathname.slice(API_PREFIX.length)}`, key });
      const response = respond(county, () => answer(matchOf(method, url.pathname), url, init));
      if (losing > 0) {
        losing -= 1;
        throw new TypeError('answer lost');
      }
      return response;
    },
  };
}

type Handler = (asked: Record<string, unknown>) => unknown;

function respond(county: FakeCounty, work: () => unknown): Response {
  const time = toIso(county.now);
  try {
    return json(200, work(), 'application/json', time);
  } catch (error) {
    if (!(error instanceof FakeRefusal)) throw error;
    return json(error.problem.status, error.problem, 'application/problem+json', time);
  }
}

function json(status: number, content: unknown, type: string, time: string): Response {
  const headers = { 'content-type': type, [SERVER_TIME_HEADER]: time };
  return new Response(JSON.stringify(content), { status, headers });
}

const ROUTES = Object.entries(CONTRACT).flatMap(([feature, table]) =>
  Object.entries(table as Record<string, Endpoint>).map(([name, endpoint]) => ({
    feature: feature as keyof typeof CONTRACT,
    name,
    endpoint,
    pattern: new RegExp(`^${API_PREFIX}${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  })),
);

/** Literal paths win over those with parameters, as on the server. */
const ORDERED = [...ROUTES].sort(
  (a, b) => Number(a.endpoint.path.includes(':')) - Number(b.endpoint.path.includes(':')),
);

function matchOf(method: string, path: string): Match {
  for (const { feature, name, endpoint, pattern } of ORDERED) {
    const found = endpoint.method === method && pattern.exec(path);
    if (found) return { feature, name, endpoint, params: { ...found.groups } };
  }
  throw new FakeRefusal('route.notFound');
}

/** One session per token: rotating refresh tokens, reuse of an old one ends it. */
class FakeSessions {
  private readonly access = new Map<string, string>();
  private readonly refresh = new Map<string, { postId: string; isUsed: boolean }>();
  private count = 0;

  expire(): void {
    this.access.clear();
  }

  postOf(headers: Headers): string {
    const token = (headers.get('authorization') ?? '').replace('Bearer ', '');
    if (!token) throw new FakeRefusal('session.missing');
    const postId = this.access.get(token);
    if (!postId) throw new FakeRefusal('session.expired');
    return postId;
  }

  handle(name: string, body: unknown, headers: Headers): unknown {
    if (name === 'password') return this.signIn(body as { login: string; password: string });
    if (name === 'refresh') return this.renew((body as { refreshToken: string }).refreshToken);
    const postId = this.postOf(headers);
    if (name === 'me') return meOf(postId);
    if (name === 'switch') return this.open((body as { postId: string }).postId);
    this.access.clear();
    return { ok: true };
  }

  private signIn({ login, password }: { login: string; password: string }): SessionView {
    const post = POSTS.find(({ personId }) => personId === login);
    if (!post || password !== PASSWORD) throw new FakeRefusal('session.badCredentials');
    return this.open(post.id);
  }

  private renew(token: string): SessionView {
    const known = this.refresh.get(token);
    if (!known || known.isUsed) {
      this.access.clear();
      this.refresh.clear();
      throw new FakeRefusal('session.expired');
    }
    known.isUsed = true;
    return this.open(known.postId);
  }

  private open(postId: string): SessionView {
    this.count += 1;
    const accessToken = `access-${this.count}`;
    const refreshToken = `refresh-${this.count}`;
    this.access.set(accessToken, postId);
    this.refresh.set(refreshToken, { postId, isUsed: false });
    return { accessToken, expiresIn: 900, refreshToken, me: meOf(postId) };
  }
}

function meOf(postId: string): MeView {
  const capacities = POSTS.filter(
    (post) => post.id === postId || isSamePerson(post.id, postId),
  ).map((post) => ({
    postId: post.id,
    role: post.role,
    organizationId: post.organizationId,
    organizationName: organizationName(post.organizationId),
  }));
  const post = POSTS.find(({ id }) => id === postId);
  const current = capacities.find((one) => one.postId === postId);
  if (!post || !current) throw new FakeRefusal('session.postUnknown');
  return { personId: post.personId, name: post.name, current, capacities, residences: [] };
}

function isSamePerson(a: string, b: string): boolean {
  const person = (id: string) => POSTS.find((post) => post.id === id)?.personId;
  return person(a) === person(b);
}
