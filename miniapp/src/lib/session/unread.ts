import { useSyncExternalStore } from 'react';
import { useDidShow } from '../../platform/lifecycle';
import { api } from '../api/clients';
import { sessionState } from './session';

let unread = 0;
const listeners = new Set<() => void>();

/** Tells all bars how many messages are unread, e.g. after some were read. */
export function setUnread(count: number): void {
  unread = count;
  listeners.forEach((listener) => listener());
}

async function ask(): Promise<void> {
  if (sessionState().me === null) return setUnread(0);
  try {
    setUnread((await api.inbox.unread()).unread);
  } catch {
    // A badge is no reason to disturb anybody; the inbox itself will say what is wrong.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How many messages are unread; asked anew whenever the page is shown. */
export function useUnread(): number {
  useDidShow(() => void ask());
  return useSyncExternalStore(subscribe, () => unread);
}
