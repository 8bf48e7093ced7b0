import {
  createClient,
  identityApi,
  type CapacityView,
  type Client,
  type MeView,
  type SessionView,
  type Transport,
} from '@wide-angle/shared';
import { codeOfError } from './problem.ts';
import { createTransport } from './transport.ts';

export type SessionState =
  | { status: 'restoring' }
  | { status: 'signedOut'; notice: string | null }
  | { status: 'signedIn'; me: MeView };

/** The session of this browser. Methods reject with what the server answered. */
export interface Session {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Goes on with a session kept from before; called once at start. */
  restore(): Promise<void>;
  signIn(login: string, password: string): Promise<void>;
  switchTo(postId: string | null): Promise<void>;
  /** Ends the session at the server as far as that can be reached, and here in any case. */
  signOut(): Promise<void>;
  accessToken(): string | null;
  refresh(): Promise<void>;
}

/** Runs work while no other tab does the same. */
export type Exclusive = (work: () => Promise<void>) => Promise<void>;

const STORAGE_KEY = 'wide-angle.session';
const EXPIRED = '登录已过期，或已在别处退出。请重新登录。';

interface Kept {
  refreshToken: string;
  postId: string | null;
}

/**
 * The access token lives in memory only. The refresh token is kept in localStorage, because officers open tickets
 * in several tabs and a reload must not sign them out. It works once and its reuse ends the session, so it is
 * renewed by one tab at a time (`exclusive`), always read anew inside the lock.
 */
export function createSession(bare: Transport, storage: Storage, exclusive: Exclusive): Session {
  return new BrowserSession(bare, storage, exclusive);
}

class BrowserSession implements Session {
  private readonly listeners = new Set<() => void>();
  private readonly open: Client<typeof identityApi>;
  private readonly closed: Client<typeof identityApi>;
  private current: SessionState = { status: 'restoring' };
  private token: string | null = null;
  private renewing: Promise<void> | null = null;

  constructor(
    bare: Transport,
    private readonly storage: Storage,
    private readonly exclusive: Exclusive,
  ) {
    this.open = createClient(identityApi, bare);
    this.closed = createClient(identityApi, createTransport(bare, this));
  }

  // Handed to React as they are, so they are bound here.
  readonly state = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  async restore(): Promise<void> {
    if (keptIn(this.storage)) await this.refresh();
    else this.forget(null);
  }

  async signIn(login: string, password: string): Promise<void> {
    this.accept(await this.open.password({ body: { login, password } }));
  }

  async switchTo(postId: string | null): Promise<void> {
    this.accept(await this.closed.switch({ body: { postId } }));
  }

  async signOut(): Promise<void> {
    await this.closed.signOut().catch(() => undefined);
    this.forget(null);
  }

  accessToken(): string | null {
    return this.token;
  }

  refresh(): Promise<void> {
    this.renewing ??= this.exclusive(() => this.renew()).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async renew(): Promise<void> {
    const kept = keptIn(this.storage);
    if (!kept) return this.forget(this.current.status === 'signedIn' ? EXPIRED : null);
    try {
      this.accept(await this.open.refresh({ body: { refreshToken: kept.refreshToken } }));
    } catch (error) {
      // Without an answer the token stays for the next try.
      if (codeOfError(error)?.startsWith('session.')) this.forget(EXPIRED);
      throw error;
    }
  }

  private accept(view: SessionView): void {
    this.token = view.accessToken;
    keep(this.storage, { refreshToken: view.refreshToken, postId: view.me.current.postId });
    this.become({ status: 'signedIn', me: view.me });
  }

  private forget(notice: string | null): void {
    this.token = null;
    this.storage.removeItem(STORAGE_KEY);
    this.become({ status: 'signedOut', notice });
  }

  private become(next: SessionState): void {
    this.current = next;
    this.listeners.forEach((listener) => listener());
  }
}

function keep(storage: Storage, kept: Kept): void {
  storage.setItem(STORAGE_KEY, JSON.stringify(kept));
}

function keptIn(storage: Storage): Kept | null {
  try {
    return JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Follows what other tabs do: signing out there signs out here, another post there is another post here. */
export function followOtherTabs(session: Session, target: Window): void {
  target.addEventListener('storage', ({ key, newValue }) => {
    const state = session.state();
    if (key !== STORAGE_KEY || state.status !== 'signedIn') return;
    const kept = newValue === null ? null : (JSON.parse(newValue) as Kept);
    if (kept === null || kept.postId !== state.me.current.postId) {
      // The outcome is in the session's state; a failure there is shown by the next request.
      void session.refresh().catch(() => undefined);
    }
  });
}

/** One tab at a time by Web Locks; where they are missing (plain http), one refresh at a time within this tab. */
export function tabLock(locks: LockManager | undefined): Exclusive {
  return (work) => (locks ? locks.request(STORAGE_KEY, work) : work());
}

/** Names the capacity: screens and cached answers of one never serve another. */
export function capacityKey(me: MeView): string {
  return `${me.personId}/${me.current.postId ?? 'resident'}`;
}

/** How a capacity is called in menus, e.g. `泉林社区 · 社区工作人员`. */
export function capacityText(capacity: CapacityView, roleLabel: string): string {
  return capacity.organizationName ? `${capacity.organizationName} · ${roleLabel}` : roleLabel;
}
