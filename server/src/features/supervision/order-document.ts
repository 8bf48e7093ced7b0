import type { Actor, OrderDocument } from '@wide-angle/shared';
import { API_PREFIX } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { AddressSigner } from '../../platform/http/address-signer.js';
import { Registry } from '../organizations/index.js';
import type { SupervisionOrder } from './entities/supervision-order.entity.js';
import type { PaperSource } from './document/paper.js';
import { OrderTicketViews } from './order-ticket.views.js';
import { OrderRepository, type StoredOrder } from './order.repository.js';
import { OrderViews } from './order.views.js';

/** An order that was signed. */
type Signed = SupervisionOrder & { number: string; issuedAt: number; dueAt: number };

/** The order as an official document of one page (DESIGN §4.4), made anew from the record each time it is asked for. */
@Injectable()
export class OrderDocuments {
  private readonly signer: AddressSigner;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(OrderTicketViews) private readonly tickets: OrderTicketViews,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    this.signer = new AddressSigner(config.tokenSecret, 'order-document');
  }

  /**
   * Where to fetch the document: for whoever may see the order.
   * @throws ProblemError `order.notFound`; `order.noDocument` where it was not signed
   */
  async addressFor(actor: Actor, id: string): Promise<OrderDocument> {
    const { number } = signed(await this.views.seen(actor, id));
    const { expiry, signature } = this.signer.sign(id, this.clock.now());
    return {
      url: `${API_PREFIX}/orders/${id}/document.pdf?e=${expiry}&s=${signature}`,
      fileName: `${number}.pdf`,
    };
  }

  /**
   * The document for whoever holds a signed address.
   * @param origin where this installation answers, for the code on the page
   * @throws ProblemError `order.notFound` for a forged address, `order.documentExpired`
   */
  async read(
    id: string,
    { e, s }: { e: string; s: string },
    origin: string,
  ): Promise<{ bytes: Buffer; fileName: string }> {
    const found = this.signer.check(id, e, s, this.clock.now());
    if (found === 'forged') throw new ProblemError('order.notFound');
    if (found === 'expired') throw new ProblemError('order.documentExpired');
    const stored = await this.orders.find(id);
    if (!stored) throw new ProblemError('order.notFound');
    const row = signed(stored);
    const source = await this.sourceOf(row, stored, this.config.publicUrl ?? origin);
    return { bytes: await this.oneAfterTheOther(source), fileName: `${row.number}.pdf` };
  }

  private async sourceOf(row: Signed, stored: StoredOrder, origin: string): Promise<PaperSource> {
    const bound = stored.tickets.filter(({ leftOut }) => leftOut === null);
    const [issuer, lines, names] = await Promise.all([
      this.registry.letterhead(row.issuerId),
      this.tickets.lines(bound),
      this.registry.organizationNames([
        ...[row.addresseeId, row.bureauId],
        ...bound.flatMap(({ subdistrictId, communityId }) => [subdistrictId, communityId]),
      ]),
    ]);
    const isBureau = row.issuerId === row.bureauId;
    return {
      issuerName: issuer.name,
      issuerPhone: issuer.phone,
      bureauName: isBureau ? null : (names.get(row.bureauId) ?? null),
      addresseeName: names.get(row.addresseeId) ?? '',
      copies: copiesOf(row, bound).map((office) => names.get(office) ?? ''),
      number: row.number,
      demand: row.demand,
      issuedAt: row.issuedAt,
      dueAt: row.dueAt,
      tickets: lines.map(({ record: { facts, content }, estateName, categoryName }) => ({
        number: content.number,
        ...{ estateName, categoryName },
        submittedAt: facts.submittedAt,
      })),
      link: `${origin}/m/#/oversight/order/index?id=${row.id}`,
    };
  }

  /** Fonts take memory: one document at a time, and nothing of it before the first. */
  private async oneAfterTheOther(source: PaperSource): Promise<Buffer> {
    const made = this.last.then(() => draw(source));
    this.last = made.catch(() => undefined);
    return made;
  }
}

async function draw(source: PaperSource): Promise<Buffer> {
  const [{ drawPaper }, { default: codes }] = await Promise.all([
    import('./document/draw-paper.js'),
    import('qrcode'),
  ]);
  const code = source.link ? await codes.toBuffer(source.link, { margin: 0, width: 300 }) : null;
  return drawPaper(source, code);
}

/** The offices above the issuer and those of the area, each once; never issuer or addressee themselves. */
function copiesOf(row: Signed, tickets: StoredOrder['tickets']): string[] {
  const offices = [
    row.bureauId,
    ...tickets.map(({ subdistrictId }) => subdistrictId),
    ...tickets.map(({ communityId }) => communityId),
  ];
  return [...new Set(offices)].filter((id) => id !== row.issuerId && id !== row.addresseeId);
}

function signed({ row }: StoredOrder): Signed {
  const { number, issuedAt, dueAt } = row;
  if (number === null || issuedAt === null || dueAt === null) {
    throw new ProblemError('order.noDocument');
  }
  return { ...row, number, issuedAt, dueAt };
}
