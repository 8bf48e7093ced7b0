import { type CapacityView, type MeView, type Role, type SessionView } from '@wide-angle/shared';
import { useSyncExternalStore } from 'react';
import { loginCode } from '../../platform/login-code';
import { ProblemError } from '../../platform/problem-error';
import { bindSession } from '../../platform/request';
import { api, openApi } from '../api/clients';
import { forgetRemembered } from '../load/remembered';
import { dropSession, keepSession, readSession, type KeptSession } from './kept-session';

/** Who uses the app now; `me` and `role` are null while nobody is signed in. */
export interface SessionState {
  me: MeView | null;
  role: Role | null;
  current: CapacityView | null;
}

const NOBODY: SessionState = { me: null, role: null, current: null };

let kept: KeptSession | null = readSession();
let state: SessionState = stateOf(kept);
const listeners = new Set<() => void>();

function stateOf(session: KeptSession | null): SessionState {
  if (!session) return NOBODY;
  return { me: session.me, role: session.me.current.role, current: session.me.current };
}

function become(next: KeptSession | null): void {
  kept = next;
  state = stateOf(next);
  listeners.forEach((listener) => listener());
}

function signedIn(view: SessionView): MeView {
  become(keepSession(view));
  return view.me;
}

function leave(): void {
  if (kept) dropSession(kept.me.personId);
  forgetRemembered();
  become(null);
}

bindSession({ token: () => kept?.accessToken ?? null, renew });

/** New tokens by the refresh token. A refusal signs out; a lost network does not. */
async function renew(): Promise<boolean> {
  // Another tab of the same person may have renewed already; its tokens are the living ones.
  const stored = readSession();
  if (stored && kept && stored.accessToken !== kept.accessToken && isSamePerson(stored, kept)) {
    become(stored);
    return true;
  }
  if (!kept) return false;
  try {
    const { refreshToken } = kept;
    signedIn(await openApi.identity.refresh({ body: { refreshToken } }));
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500) throw error;
    leave();
    return false;
  }
}

function isSamePerson(one: KeptSession, other: KeptSession): boolean {
  return one.me.personId === other.me.personId;
}

/** The present state, outside of components. */
export function sessionState(): SessionState {
  return state;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is signed in, and as what; components that use it follow every change. */
export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, sessionState);
}

/** @throws ProblemError `session.badCredentials`, NetworkError */
export async function signInByPassword(login: string, password: string): Promise<MeView> {
  return signedIn(await openApi.identity.password({ body: { login, password } }));
}

/** Signs in with WeChat; null where there is no WeChat (H5). Throws ProblemError `session.badCode`, NetworkError. */
export async function signInByWechat(): Promise<MeView | null> {
  const code = await loginCode();
  return code === null ? null : signedIn(await openApi.identity.wechat({ body: { code } }));
}

/** Goes on in another capacity; `null` is the resident. Throws ProblemError `session.postUnknown`. */
export async function switchCapacity(postId: string | null): Promise<MeView> {
  return signedIn(await api.identity.switch({ body: { postId } }));
}

/** Asks the server again who this is: dwellings and posts may have changed. */
export async function refreshMe(): Promise<void> {
  const me = await api.identity.me();
  if (kept) signedIn({ ...kept, expiresIn: 0, me });
}

/** Signs out here at once, and on the server if it can be reached. */
export async function signOut(): Promise<void> {
  const ending = api.identity.signOut().catch(() => undefined);
  leave();
  await ending;
}
