import type { Actor, PostRole } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { ActorSource, type SignedIn } from '../../platform/access/actor-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { AccessTokens, type AccessClaim } from './tokens/access-tokens.js';

/*
 * Asked at every request, so it is one statement with each table found by its key: the session that still stands, the post
 * that still runs, the organisation that still exists, and for residents the county of their first verified dwelling.
 */
const ACTOR = `
  SELECT s.personId AS personId, p.id AS postId, p.role AS role, o.id AS organizationId, o.bureauId AS bureauId,
    (SELECT r.bureauId FROM residence r WHERE r.personId = s.personId AND r.verifiedAt IS NOT NULL
      ORDER BY r.id LIMIT 1) AS homeBureauId
  FROM session s
  LEFT JOIN post p ON p.id = ? AND p.personId = s.personId AND p.endedAt IS NULL
  LEFT JOIN organization o ON o.id = p.organizationId AND o.isRemoved = false
  WHERE s.id = ? AND s.revokedAt IS NULL`;

interface ActorRow {
  personId: string;
  postId: string | null;
  role: PostRole | null;
  organizationId: string | null;
  bureauId: string | null;
  homeBureauId: string | null;
}

/** Access token → who acts. What was ended a moment ago - session, post, organisation - is refused at once. */
@Injectable()
export class SessionActorSource extends ActorSource {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
  ) {
    super();
  }

  override async actorOf(accessToken: string): Promise<SignedIn> {
    const claim = await this.tokens.read(accessToken);
    const row = claim && (await this.find(claim));
    const actor = row && actorIn(row, claim.postId);
    if (!actor) throw new ProblemError('session.expired');
    return { sessionId: claim.sessionId, actor };
  }

  private async find({ postId, sessionId }: AccessClaim): Promise<ActorRow | undefined> {
    const rows: ActorRow[] = await this.unitOfWork.reader.query(ACTOR, [postId, sessionId]);
    return rows[0];
  }
}

/** Null where the post of the token is no longer one. */
function actorIn(row: ActorRow, claimedPost: string | null): Actor | null {
  const { personId, role, organizationId, bureauId } = row;
  if (claimedPost === null) {
    const home = row.homeBureauId;
    return { personId, role: 'resident', postId: null, organizationId: null, bureauId: home };
  }
  if (!role || !organizationId) return null;
  return { personId, role, postId: claimedPost, organizationId, bureauId };
}
