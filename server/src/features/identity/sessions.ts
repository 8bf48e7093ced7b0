import type { Instant, SessionView } from '@wide-angle/shared';
import { DAY, SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { insertRows } from '../../platform/database/plain-rows.js';
import { instantParam } from '../../platform/database/column-types.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { newId } from '../../platform/ids.js';
import { Post } from './entities/post.entity.js';
import { Session } from './entities/session.entity.js';
import { ACCESS_SECONDS, AccessTokens } from './tokens/access-tokens.js';
import { RefreshTokens, type RefreshClaim } from './tokens/refresh-tokens.js';

/** A session ends so long after its last refresh. */
const SESSION_LIFE = 90 * DAY;

/**
 * For so long the refresh token before the current one still gives the current tokens again, without another rotation: on a
 * weak network the answer to a refresh gets lost, or two tabs refresh at once. A thief would have to be as quick.
 */
export const REFRESH_GRACE = 60 * SECOND;

type Tokens = Pick<SessionView, 'accessToken' | 'expiresIn' | 'refreshToken'>;

/** A session that has just been opened or renewed. */
export interface OpenSession {
  readonly personId: string;
  /** The capacity in which it goes on; null is the resident. */
  readonly postId: string | null;
  readonly tokens: Tokens;
}

type Living = Pick<Session, 'id' | 'personId' | 'postId' | 'generation'>;

/** Sessions of signed-in devices: opening, refreshing, switching capacity, ending. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
  ) {}

  /** Opens a session in the person's first post, or as resident where he has none. */
  async open(personId: string): Promise<OpenSession> {
    const session = await this.unitOfWork.run(async (tx) => {
      const postId = await firstPost(tx, personId);
      const living = { id: newId(), personId, postId, generation: 1 };
      await insertRows(tx, Session, [{ ...living, ...this.renewed(), revokedAt: null }]);
      return living;
    });
    return this.openSession(session);
  }

  /**
   * Exchanges a refresh token. A token works once; the one before the current is let pass within {@link REFRESH_GRACE};
   * any older one means that two parties hold tokens of this session, so it is ended for both.
   * @throws ProblemError `session.expired`
   */
  async refresh(refreshToken: string): Promise<OpenSession> {
    const claim = this.refreshTokens.read(refreshToken);
    const session = claim && (await this.unitOfWork.run((tx) => this.rotate(tx, claim)));
    if (!session) throw new ProblemError('session.expired');
    return this.openSession(session);
  }

  /**
   * Goes on in another capacity; null is the resident.
   * @throws ProblemError `session.postUnknown` for a post that the person does not hold now
   */
  async switch(sessionId: string, postId: string | null): Promise<OpenSession> {
    const session = await this.unitOfWork.run(async (tx) => {
      const found = await lock(tx, sessionId);
      if (!found) throw new ProblemError('session.expired');
      const held = postId === null || (await isHeld(tx, found.personId, postId));
      if (!held) throw new ProblemError('session.postUnknown');
      return this.advance(tx, { ...found, postId });
    });
    return this.openSession(session);
  }

  /** Ends one session; its access tokens stop working at once. */
  async end(sessionId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.revoke(tx, sessionId));
  }

  /** Deletes sessions that have run out; their tokens are of no use any more. */
  async sweep(): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx
        .createQueryBuilder()
        .delete()
        .from(Session)
        .where('expiresAt <= :now', { now: instantParam(this.clock.now()) })
        .execute(),
    );
  }

  /** Null where the token is of no use; a reuse has then ended the session, which must be committed. */
  private async rotate(tx: Tx, claim: RefreshClaim): Promise<Living | null> {
    const session = await lock(tx, claim.sessionId);
    const now = this.clock.now();
    if (!session || session.expiresAt <= now) return null;
    const postId = await this.stillHeld(tx, session);
    if (claim.generation === session.generation) return this.advance(tx, { ...session, postId });
    if (isWithinGrace(claim, session, now)) return { ...session, postId };
    await this.revoke(tx, session.id);
    return null;
  }

  private async advance(tx: Tx, session: Living): Promise<Living> {
    const { id, personId, postId } = session;
    const generation = session.generation + 1;
    await tx.update(Session, { id }, { postId, generation, ...this.renewed() });
    return { id, personId, postId, generation };
  }

  private async revoke(tx: Tx, id: string): Promise<void> {
    await tx.update(Session, { id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  private renewed(): Pick<Session, 'rotatedAt' | 'expiresAt'> {
    const now = this.clock.now();
    return { rotatedAt: now, expiresAt: now + SESSION_LIFE };
  }

  /** The session's post, or another capacity where that post has been taken away. */
  private async stillHeld(tx: Tx, { personId, postId }: Session): Promise<string | null> {
    if (postId === null || (await isHeld(tx, personId, postId))) return postId;
    return firstPost(tx, personId);
  }

  private async openSession({ id, personId, postId, generation }: Living): Promise<OpenSession> {
    const tokens = {
      accessToken: await this.accessTokens.issue({ sessionId: id, personId, postId }),
      expiresIn: ACCESS_SECONDS,
      refreshToken: this.refreshTokens.issue({ sessionId: id, generation }),
    };
    return { personId, postId, tokens };
  }
}

function isWithinGrace(claim: RefreshClaim, session: Session, now: Instant): boolean {
  const isPrevious = claim.generation === session.generation - 1;
  return isPrevious && now - session.rotatedAt <= REFRESH_GRACE;
}

/**
 * The session, if it has not been ended, held against others until the end of the transaction: the update changes nothing
 * but makes two refreshes at once wait for each other, on both databases.
 */
async function lock(tx: Tx, id: string): Promise<Session | null> {
  const living = { id, revokedAt: IsNull() };
  await tx.update(Session, living, { generation: () => 'generation' });
  return tx.findOneBy(Session, living);
}

function isHeld(tx: Tx, personId: string, postId: string): Promise<boolean> {
  return tx.existsBy(Post, { id: postId, personId, endedAt: IsNull() });
}

async function firstPost(tx: Tx, personId: string): Promise<string | null> {
  const post = await tx.findOne(Post, {
    where: { personId, endedAt: IsNull() },
    order: { startedAt: 'ASC', id: 'ASC' },
  });
  return post?.id ?? null;
}
