import { sessionState, useSession, type SessionState } from './session';

/** Names a person in one capacity; what is kept or loaded for one must not be shown to another. */
export function whoOf({ me, current }: SessionState): string {
  return `${me?.personId ?? ''}.${current?.postId ?? ''}`;
}

/** Who uses the app now, see {@link whoOf}. */
export function useWho(): string {
  return whoOf(useSession());
}

/** The same, outside of components. */
export function presentWho(): string {
  return whoOf(sessionState());
}
