import { randomInt } from 'node:crypto';
import type { Actor, Reckoning, SubmitBody, Submission, TicketView } from '@wide-angle/shared';
import {
  channelOf,
  NUMBER_RANDOM_RANGE,
  refuseReporter,
  refuseSubmission,
  replay,
  submit,
  ticketNumber,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { allow, ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { People } from '../../identity/index.js';
import { Media } from '../../media/index.js';
import { Policies, Registry, type PlaceFacts } from '../../organizations/index.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { newRow, type TicketContent } from '../ticket-row.js';
import { TicketRepository } from '../ticket.repository.js';
import { TicketViews } from '../views/ticket-views.js';

/** With 100 000 numbers a day, so many clashes in a row do not happen by chance. */
const NUMBERS_TRIED = 10;

/** Reports a problem: an owner for himself, or a post on behalf of one (DESIGN §4.1 submit). */
@Injectable()
export class SubmitTicket {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(TicketViews) private readonly views: TicketViews,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(People) private readonly people: People,
    @Inject(Media) private readonly media: Media,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param key the request's idempotency key: the same key never files a second ticket
   * @returns the ticket as the submitter sees it
   * @throws ProblemError with the rule's refusal, `place.unknown`, `media.unknown`, `request.repeatedDifferently`
   */
  async run(actor: Actor, body: SubmitBody, key: string): Promise<TicketView> {
    const resourceId = newId();
    const request = { personId: actor.personId, key, endpoint: 'POST /tickets', body, resourceId };
    // Stays null for a repeated request.
    const filed: { row: Ticket | null } = { row: null };
    const file = async (tx: Tx) => {
      filed.row = await this.file(tx, resourceId, actor, body);
      return resourceId;
    };
    const ticketId = await this.requests.once(request, file, () => (filed.row = null));
    return filed.row ? this.views.ofRow(actor, filed.row) : this.views.of(actor, ticketId);
  }

  private async file(tx: Tx, id: string, actor: Actor, body: SubmitBody): Promise<Ticket> {
    const now = this.clock.now();
    const [place, ties] = await Promise.all([
      this.registry.place(body.estateId, body, now),
      this.tiesOf(actor, body.estateId),
    ]);
    if (!place) throw new ProblemError('place.unknown');
    const reckoning = await this.policies.current(place.bureauId);
    const { channel } = body;
    allow(refuseReporter(actor, { namesOwner: body.onBehalfOf !== undefined, channel }));
    const asked = submissionOf(id, actor, body, place, reckoning);
    allow(refuseSubmission(actor, ties, asked, reckoning));
    const reporterId = await this.reporterOf(tx, actor, body);
    const event = submit(actor, { ...asked, reporterId }, reckoning, now);
    const facts = replay([event]);
    await this.media.attach(tx, asked.mediaIds, actor.personId, id);
    return insertNumbered(facts.submittedAt, async (number) => {
      const row = newRow(reckoning, facts, contentOf(number, asked, body, place));
      await this.tickets.insert(tx, row, event);
      return row;
    });
  }

  private async tiesOf(actor: Actor, estateId: string) {
    return actor.role === 'resident'
      ? { isOwner: await this.people.isOwner(actor.personId, estateId), worksHere: false }
      : { isOwner: false, worksHere: await this.registry.isInArea(actor, estateId) };
  }

  private async reporterOf(tx: Tx, actor: Actor, { onBehalfOf }: SubmitBody): Promise<string> {
    if (actor.role === 'resident' || !onBehalfOf) return actor.personId;
    return this.people.findOrCreateByPhone(tx, onBehalfOf.name, onBehalfOf.phone);
  }
}

/** Tries numbers until one is free. A duplicate undoes its own statement only, not the transaction. */
async function insertNumbered(
  submittedAt: number,
  insert: (number: string) => Promise<Ticket>,
): Promise<Ticket> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await insert(ticketNumber(submittedAt, randomInt(NUMBER_RANDOM_RANGE)));
    } catch (error) {
      if (!isDuplicateKey(error) || tried >= NUMBERS_TRIED) throw error;
    }
  }
}

function submissionOf(
  id: string,
  actor: Actor,
  body: SubmitBody,
  place: PlaceFacts,
  { policy }: Reckoning,
): Submission {
  const { bureauId, subdistrictId, communityId, estateId, responsibleId } = place;
  const isComplaint = policy.categories[body.categoryCode]?.kind === 'complaint';
  return {
    id,
    reporterId: actor.personId,
    channel: channelOf(actor, body.channel),
    categoryCode: body.categoryCode,
    isAnonymous: body.isAnonymous ?? isComplaint,
    text: body.text ?? '',
    mediaIds: body.mediaIds ?? [],
    place: { bureauId, subdistrictId, communityId, estateId, responsibleId },
  };
}

function contentOf(
  number: string,
  { text, channel, mediaIds }: Submission,
  body: SubmitBody,
  { label, estateName, responsibleName }: PlaceFacts,
): TicketContent {
  return {
    number,
    buildingId: body.buildingId ?? null,
    entranceId: body.entranceId ?? null,
    facilityId: body.facilityId ?? null,
    place: [label, body.place].filter(Boolean).join(' '),
    text,
    channel,
    mediaIds,
    estateName,
    companyName: responsibleName,
  };
}
