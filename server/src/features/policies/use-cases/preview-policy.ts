import { setImmediate } from 'node:timers/promises';
import type {
  Actor,
  Compared,
  PolicyPreview,
  PreviewPolicyBody,
  PreviewRow,
  Reckoning,
} from '@wide-angle/shared';
import {
  atLocal,
  changeOf,
  compare,
  countAll,
  countCompared,
  DAY,
  handlingOf,
  localDate,
  TICKET_STATES,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { checkDraft, Policies, Registry } from '../../organizations/index.js';
import { Ticket, TicketEventRow } from '../../tickets/index.js';

/** Tickets that are looked at, the newest of the period, and how many at once: other requests get their turn between. */
const PREVIEW_MAX = 2_000;
const AT_ONCE = 50;
const DAYS_MAX = 92;
const COMPANIES_MAX = 10;

/** Steps that change nothing of how work was handled; a third of all, and they need not be read. */
const IDLE = ['note', 'nudge', 'join', 'rung', 'remind', 'actionLate', 'supervise', 'escalate'];

type Found = Pick<Ticket, 'id' | 'submittedAt'>;
type Looked = Pick<Ticket, 'id' | 'bureauId' | 'policyVersion' | 'companyId'>;

/** What a draft would have done to the bureau's tickets of a period, had people done the same at the same moments. */
@Injectable()
export class PreviewPolicy {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `policy.bad` with a sentence per place, `policy.badPeriod` */
  async run(actor: Actor, body: PreviewPolicyBody): Promise<PolicyPreview> {
    const bureauId = actor.bureauId ?? '';
    checkDraft(body.policy, []);
    const period = this.periodOf(body);
    const draft = await this.policies.reckoningOf(body.policy);
    const { found, newest } = await this.find(bureauId, period);
    const rows: Compared[] = [];
    for (let from = 0; from < newest.length; from += AT_ONCE) {
      rows.push(...(await this.compareSome(newest.slice(from, from + AT_ONCE), draft)));
      await setImmediate();
    }
    return {
      from: period.from,
      to: period.to,
      found,
      compared: newest.length,
      withoutCategory: newest.length - rows.length,
      total: countAll(rows),
      classes: countCompared(rows, (row) => ({ key: row.classCode, name: row.className })),
      categories: countCompared(rows, (row) => ({ key: row.categoryCode, name: row.categoryName })),
      companies: await this.companiesOf(rows),
    };
  }

  /** Local days of submission; last month unless told. */
  private periodOf({ from, to }: PreviewPolicyBody): { from: string; to: string } {
    const today = localDate(this.clock.now());
    if (from === undefined && to === undefined) return monthBefore(today);
    const [first, last] = [from ?? to ?? today, to ?? today];
    const isGood = first <= last && first <= today && daysBetween(first, last) < DAYS_MAX;
    if (!isGood) throw new ProblemError('policy.badPeriod', { days: DAYS_MAX });
    return { from: first, to: last };
  }

  /** Walks the index of the bureau's newest tickets, state by state: nothing else of the tickets is read. */
  private async find(
    bureauId: string,
    { from, to }: { from: string; to: string },
  ): Promise<{ found: number; newest: Found[] }> {
    const submittedAt = And(MoreThanOrEqual(atLocal(from, 0)), LessThan(atLocal(to, 0) + DAY));
    const { reader } = this.unitOfWork;
    const lists: Found[][] = [];
    let found = 0;
    for (const state of TICKET_STATES) {
      const where = { bureauId, state, submittedAt };
      found += await reader.countBy(Ticket, where);
      const list = await reader.find(Ticket, {
        select: { id: true, submittedAt: true },
        where,
        order: { submittedAt: 'DESC', id: 'DESC' },
        take: PREVIEW_MAX,
      });
      lists.push(list);
    }
    const newest = lists.flat().sort((a, b) => b.submittedAt - a.submittedAt);
    return { found, newest: newest.slice(0, PREVIEW_MAX) };
  }

  private async compareSome(found: readonly Found[], draft: Reckoning): Promise<Compared[]> {
    const ids = found.map(({ id }) => id);
    const { reader } = this.unitOfWork;
    const wanted = `WHERE id IN (${placesFor(ids)})`;
    const keys = ['id', 'bureauId', 'policyVersion', 'companyId'] as const;
    const tickets: Looked[] = await readRows(reader, Ticket, wanted, ids, keys);
    const histories = await this.historiesOf(ids);
    const now = this.clock.now();
    const compared = await Promise.all(
      tickets.map(async ({ id, bureauId, policyVersion, companyId }) => {
        const own = await this.policies.version(bureauId, policyVersion);
        return compare(own, draft, handlingOf(histories.get(id) ?? []), { companyId, now });
      }),
    );
    return compared.filter((one) => one !== null);
  }

  private async historiesOf(ids: readonly string[]) {
    const wanted = `WHERE ticketId IN (${placesFor(ids)}) AND type NOT IN (${placesFor(IDLE)}) ORDER BY ticketId, seq`;
    const keys = ['ticketId', 'type', 'at', 'dueAt', 'changes'] as const;
    const { reader } = this.unitOfWork;
    const rows = await readRows(reader, TicketEventRow, wanted, [...ids, ...IDLE], keys);
    const byTicket = new Map<string, typeof rows>();
    for (const row of rows) {
      const known = byTicket.get(row.ticketId);
      if (known) known.push(row);
      else byTicket.set(row.ticketId, [row]);
    }
    return byTicket;
  }

  private async companiesOf(rows: readonly Compared[]): Promise<PreviewRow[]> {
    const counted = countCompared(rows, ({ companyId }) => ({ key: companyId, name: '' }))
      .filter((row) => changeOf(row) > 0)
      .sort((a, b) => changeOf(b) - changeOf(a) || b.tickets - a.tickets)
      .slice(0, COMPANIES_MAX);
    const names = await this.registry.organizationNames(counted.map(({ key }) => key));
    return counted.map((row) => ({ ...row, name: names.get(row.key) ?? '' }));
  }
}

/** `2026-11-22` → the whole of October 2026. */
function monthBefore(today: string): { from: string; to: string } {
  const lastDay = localDate(atLocal(`${today.slice(0, 7)}-01`, 0) - DAY);
  return { from: `${lastDay.slice(0, 7)}-01`, to: lastDay };
}

function daysBetween(from: string, to: string): number {
  return Math.round((atLocal(to, 0) - atLocal(from, 0)) / DAY);
}
