import type { Actor } from '@wide-angle/shared';

/** A session and who acts in it. */
export interface SignedIn {
  sessionId: string;
  actor: Actor;
}

/** Tells who is behind an access token. Provided by the identity feature; found by the guard wherever it is provided. */
export abstract class ActorSource {
  /**
   * @param accessToken as it came in `Authorization: Bearer …`
   * @throws ProblemError `session.missing` or `session.expired`; also for a session that was ended or a post that was
   *   taken away a moment ago
   */
  abstract actorOf(accessToken: string): Promise<SignedIn>;
}
