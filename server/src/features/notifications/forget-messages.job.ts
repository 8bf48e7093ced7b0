import { HOUR } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ForgetMessages } from './use-cases/forget-messages.js';

/** Keeps the inboxes from growing for ever. */
@Injectable()
export class ForgetMessagesJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ForgetMessages) private readonly forget: ForgetMessages,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-messages', HOUR, () => this.forget.run());
  }
}
