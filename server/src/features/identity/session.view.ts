import type { SessionView } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { MeQuery } from './me.query.js';
import type { OpenSession } from './sessions.js';

/** A session that has just been opened or renewed, as the client gets it. */
@Injectable()
export class SessionViews {
  constructor(@Inject(MeQuery) private readonly people: MeQuery) {}

  async of({ personId, postId, tokens }: OpenSession): Promise<SessionView> {
    return { ...tokens, me: await this.people.run(personId, postId) };
  }
}
