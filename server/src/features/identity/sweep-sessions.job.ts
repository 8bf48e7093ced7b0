import { HOUR } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Sessions } from './sessions.js';

/** Keeps the session table no longer than its sessions live. */
@Injectable()
export class SweepSessions implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.jobs.every('identity.sweep-sessions', 6 * HOUR, () => this.sessions.sweep());
  }
}
