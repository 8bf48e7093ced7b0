import { categoryOf } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { readRows } from '../../../platform/database/plain-rows.js';
import { Settings } from '../../../platform/database/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Policies, Registry } from '../../organizations/index.js';
import { Ticket } from '../entities/ticket.entity.js';
import { FILLED, FILLED_SETTING } from './filled-setting.js';
import { isUnindexed, searchText } from './search-text.js';
import { TicketSearch } from './ticket-search.js';

const EVERY_MS = 2_000;
const CHUNK = 200;

const COLUMNS = [
  ...['id', 'number', 'submittedAt', 'search', 'isOpen', 'estateId', 'companyId'],
  ...['bureauId', 'policyVersion', 'categoryCode', 'place', 'text'],
] as (keyof Ticket)[];

/**
 * Enters tickets from before the index of words into it, some at a time beside the daily work. Whoever stops it loses
 * nothing: it goes on after the last ticket that it committed, and what is entered already stays as it is.
 */
@Injectable()
export class FillSearch implements OnModuleInit {
  private isFilled = false;

  constructor(
    @Inject(TicketSearch) private readonly search: TicketSearch,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('fill-ticket-search', EVERY_MS, (signal) => this.run(signal));
  }

  /** Whether all tickets are in the index; until then a search reads the lists instead. */
  async isDone(): Promise<boolean> {
    this.isFilled ||= [null, FILLED].includes(await this.settings.get(FILLED_SETTING));
    return this.isFilled;
  }

  /** Works until all are entered or the signal comes. */
  async run(signal?: AbortSignal): Promise<void> {
    if (await this.isDone()) return;
    let after = (await this.settings.get(FILLED_SETTING)) ?? '';
    while (after !== FILLED && !signal?.aborted) after = await this.step(after);
  }

  /** @returns the last ticket entered, `FILLED` when there was none left */
  private step(after: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const next = `WHERE id > ? ORDER BY id LIMIT ${CHUNK}`;
      const tickets = (await readRows(tx, Ticket, next, [after], COLUMNS)) as Ticket[];
      const missing = tickets.filter(({ search }) => isUnindexed(search));
      const texts = await this.textsOf(missing);
      for (const [at, ticket] of missing.entries()) {
        if (await this.search.rewrite(tx, ticket, texts[at] ?? '')) continue;
        // It ended or was opened again since it was read: the whole step is made once more.
        throw new Error(`ticket ${ticket.id} has changed while it was entered`);
      }
      const filledTo = tickets.at(-1)?.id ?? FILLED;
      await this.settings.set(FILLED_SETTING, filledTo);
      return filledTo;
    });
  }

  private async textsOf(tickets: readonly Ticket[]): Promise<string[]> {
    const [estates, organizations] = await Promise.all([
      this.registry.estateNames(tickets.map(({ estateId }) => estateId)),
      this.registry.organizationNames(tickets.map(({ companyId }) => companyId)),
    ]);
    const names = tickets.map(async ({ bureauId, policyVersion, categoryCode }) => {
      const { policy } = await this.policies.version(bureauId, policyVersion);
      return categoryOf(policy, categoryCode).name;
    });
    const categories = await Promise.all(names);
    return tickets.map(({ estateId, companyId, place, text }, at) =>
      searchText({
        estateName: estates.get(estateId) ?? '',
        companyName: organizations.get(companyId) ?? '',
        categoryName: categories[at] ?? '',
        place,
        text,
      }),
    );
  }
}
