import { randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { HealthFigures } from '../../../platform/health/health-figures.js';
import { SecretBox } from '../../../platform/secrets/secret-box.js';
import { Webhook } from './webhook.entity.js';

type Sealed = Pick<Webhook, 'id' | 'sealedSecret'>;

/** Makes, seals and opens the secrets that deliveries are signed with. The database holds them sealed only. */
@Injectable()
export class WebhookSecrets implements OnApplicationBootstrap {
  private readonly logger = new Logger('Webhooks');

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(HealthFigures) private readonly figures: HealthFigures,
  ) {}

  /** Before the server answers: seals what an older version left open, and anew what a former key sealed. */
  async onApplicationBootstrap(): Promise<void> {
    this.figures.add('webhooks', async () => ({ unreadable: await this.countUnreadable() }));
    for (const row of await this.all()) await this.sealAnew(row);
    const unreadable = await this.countUnreadable();
    if (unreadable > 0)
      this.logger.error({ unreadable }, 'webhook secrets of another TOKEN_SECRET');
  }

  /** A new one, sealed as the database keeps it. */
  make(webhookId: string): Pick<Webhook, 'sealedSecret'> {
    const plain = randomBytes(32).toString('base64url');
    return { sealedSecret: this.box.seal(plain, placeOf(webhookId)) };
  }

  /** @throws UnreadableSecret */
  open({ id, sealedSecret }: Sealed): string {
    return this.box.open(sealedSecret, placeOf(id));
  }

  /** False where the server's secret was replaced: nothing can be signed then. */
  canOpen({ sealedSecret }: Sealed): boolean {
    return this.box.isReadable(sealedSecret);
  }

  private async sealAnew({ id, sealedSecret }: Sealed): Promise<void> {
    const { box } = this;
    const isOpen = !box.isSealed(sealedSecret);
    if (!isOpen && (box.isCurrent(sealedSecret) || !box.isReadable(sealedSecret))) return;
    const plain = isOpen ? sealedSecret : box.open(sealedSecret, placeOf(id));
    const sealed = box.seal(plain, placeOf(id));
    // Several servers start at once: each replaces only what it has read.
    await this.unitOfWork.run((tx) =>
      tx.update(Webhook, { id, sealedSecret }, { sealedSecret: sealed }),
    );
  }

  private async countUnreadable(): Promise<number> {
    return (await this.all()).filter((row) => !this.canOpen(row)).length;
  }

  /** A bureau has twenty at most. */
  private all(): Promise<Sealed[]> {
    return this.unitOfWork.reader.find(Webhook, { select: { id: true, sealedSecret: true } });
  }
}

function placeOf(webhookId: string): string {
  return `webhook/${webhookId}`;
}
