import {
  toIso,
  WEBHOOK_KINDS,
  WEBHOOK_TEST_KIND,
  type Instant,
  type WebhookAttemptView,
  type WebhookBodyInput,
  type WebhookView,
} from '@wide-angle/shared';
import type { Contract, FakeHandlers } from './fake-contract.ts';
import { FakeRefusal } from './fake-refusal.ts';

type Kept = Omit<WebhookView, 'secret'>;

/** Systems outside the fake county: those whose address names `down` answer nothing. */
export class FakeWebhooks {
  private readonly hooks = new Map<string, Kept>();
  private readonly attempts: (WebhookAttemptView & { webhookId: string })[] = [];
  private count = 0;

  constructor(private readonly now: Instant) {
    const { id } = this.enter({
      ...{ name: '市 12345 平台', url: 'https://12345.example.gov.cn/hook', isActive: true },
      kinds: [...WEBHOOK_KINDS],
    });
    const about = { kind: 'ticket.late', ticketNumber: '26112000003' } as const;
    const failed = { outcome: 'retrying', status: 500, reason: '对方返回 HTTP 500' } as const;
    this.tried(id, { ...about, ...failed, attempt: 1 });
    const arrived = { outcome: 'delivered', status: 200, reason: null } as const;
    this.tried(id, { ...about, ...arrived, attempt: 2 });
  }

  handlers(): FakeHandlers['webhook'] {
    return {
      list: () => [...this.hooks.values()].map((hook) => ({ ...hook, secret: null })),
      create: ({ body }) => ({ ...this.enter(body), secret: this.newSecret() }),
      change: ({ params, body }) => {
        refuseUrl(body.url);
        const changed = { ...this.found(params.id), ...body };
        this.hooks.set(params.id, changed);
        return { ...changed, secret: null };
      },
      renewSecret: ({ params }) => {
        const renewed = { ...this.found(params.id), canSign: true };
        this.hooks.set(renewed.id, renewed);
        return { ...renewed, secret: this.newSecret() };
      },
      remove: ({ params }) => {
        this.hooks.delete(this.found(params.id).id);
        return { ok: true };
      },
      attempts: ({ params }) => ({
        items: this.attempts.filter(({ webhookId }) => webhookId === params.id).reverse(),
        next: null,
      }),
      test: ({ params }) => this.test(this.found(params.id)),
    } satisfies FakeHandlers['webhook'] & Record<keyof Contract['webhook'], unknown>;
  }

  /** The server's own secret was replaced since the system was entered. */
  loseSecret(id: string): void {
    this.hooks.set(id, { ...this.found(id), canSign: false });
  }

  private test({ id, url }: Kept): WebhookAttemptView {
    const isDown = url.includes('down');
    return this.tried(id, {
      ...{ kind: WEBHOOK_TEST_KIND, ticketNumber: null, attempt: 1 },
      outcome: isDown ? 'givenUp' : 'delivered',
      status: isDown ? null : 204,
      reason: isDown ? '连不上对方（ECONNREFUSED）' : null,
    });
  }

  private enter(body: WebhookBodyInput): Kept {
    refuseUrl(body.url);
    this.count += 1;
    const made = { canSign: true, createdAt: toIso(this.now) };
    const hook = { id: `hook-${this.count}`, ...body, ...made };
    this.hooks.set(hook.id, hook);
    return hook;
  }

  private tried(
    webhookId: string,
    what: Omit<WebhookAttemptView, 'id' | 'at' | 'happening'>,
  ): WebhookAttemptView {
    const id = `attempt-${this.attempts.length + 1}`;
    const attempt = { id, happening: 'ticket:t#1', ...what, at: toIso(this.now) };
    this.attempts.push({ ...attempt, webhookId });
    return attempt;
  }

  private found(id: string): Kept {
    const hook = this.hooks.get(id);
    if (!hook) throw new FakeRefusal('webhook.notFound');
    return hook;
  }

  private newSecret(): string {
    this.count += 1;
    return `secret-${this.count}`;
  }
}

function refuseUrl(url: string): void {
  if (!url.startsWith('https://')) throw new FakeRefusal('webhook.badUrl');
}
