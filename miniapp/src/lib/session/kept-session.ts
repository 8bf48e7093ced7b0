import { type MeView, type SessionView } from '@wide-angle/shared';
import { forget, load, save } from '../../platform/storage';
import { keep, recall } from '../../platform/tab-memory';

/** Who is signed in on this phone, with the tokens. */
export interface KeptSession {
  accessToken: string;
  refreshToken: string;
  me: MeView;
}

/**
 * Sessions are kept by person: two tabs of a browser may belong to two people (a demo shows owner and staff side by
 * side), while two tabs of one person share the tokens, of which the server lets only the newest live.
 */
const nameOf = (personId: string) => `session.${personId}`;
const LAST = 'session.last';
const TAB_PERSON = 'person';

/** The session of this tab, or on a fresh start the last one of this phone; null where nobody is signed in. */
export function readSession(): KeptSession | null {
  const personId = recall(TAB_PERSON) ?? load<string>(LAST);
  return personId ? load<KeptSession>(nameOf(personId)) : null;
}

/** Keeps what the server gave. */
export function keepSession({ accessToken, refreshToken, me }: SessionView): KeptSession {
  const kept = { accessToken, refreshToken, me };
  save(nameOf(me.personId), kept);
  save(LAST, me.personId);
  keep(TAB_PERSON, me.personId);
  return kept;
}

/** Forgets the session of a person on this phone. */
export function dropSession(personId: string): void {
  forget(nameOf(personId));
  keep(TAB_PERSON, null);
  if (load<string>(LAST) === personId) forget(LAST);
}
