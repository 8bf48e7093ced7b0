import type { MessageTopic, Subject, TicketFacts } from '@wide-angle/shared';
import { pressingLimit, workerName } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../identity/index.js';
import { Policies, Registry } from '../organizations/index.js';
import type { TicketRecord } from '../tickets/index.js';
import type { LetterSubject } from './news.js';

/** What messages call a ticket. */
@Injectable()
export class TicketSubjects {
  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(People) private readonly people: People,
  ) {}

  /** Number, place and category. */
  async subject({ facts, content }: TicketRecord): Promise<Subject> {
    const [estates, { policy }] = await Promise.all([
      this.registry.estateNames([facts.estateId]),
      this.policies.version(facts.bureauId, facts.policyVersion),
    ]);
    return {
      number: content.number,
      estateName: estates.get(facts.estateId) ?? '',
      place: content.place,
      categoryName: policy.categories[facts.categoryCode]?.name ?? '',
    };
  }

  /** The same for messages of a few words. */
  async ofLetter(record: TicketRecord): Promise<LetterSubject> {
    const { bureauId, policyVersion, categoryCode } = record.facts;
    const [{ estateName, place, categoryName, number }, { policy }] = await Promise.all([
      this.subject(record),
      this.policies.version(bureauId, policyVersion),
    ]);
    return {
      classCode: policy.categories[categoryCode]?.classCode ?? null,
      place: [estateName, place].filter(Boolean).join(' '),
      category: categoryName,
      number,
    };
  }

  /**
   * All that a message may tell of the ticket.
   * @param namesHandler whether the handler's name is needed
   */
  async topic(record: TicketRecord, namesHandler: boolean): Promise<MessageTopic> {
    const { facts } = record;
    const [subject, companies, handlerName, reckoning] = await Promise.all([
      this.subject(record),
      this.registry.organizationNames([facts.responsibleId]),
      namesHandler ? this.handlerName(facts) : null,
      this.policies.version(facts.bureauId, facts.policyVersion),
    ]);
    const { state, round, tier } = facts;
    return {
      ...subject,
      ...{ state, round, tier, handlerName },
      responsibleName: companies.get(facts.responsibleId) ?? '',
      limit: pressingLimit(reckoning, facts),
    };
  }

  private async handlerName({ handlerId, responsibleId }: TicketFacts): Promise<string | null> {
    if (handlerId === null) return null;
    const known = await this.people.known([handlerId]);
    const { realName = '', posts = [] } = known.get(handlerId) ?? {};
    return workerName(realName, posts, responsibleId);
  }
}
