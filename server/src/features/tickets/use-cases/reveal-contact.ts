import type { Actor, ContactView } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { People } from '../../identity/index.js';
import { ContactViewRow } from '../entities/contact-view.entity.js';
import { CONTACT_SEEN_TOPIC, type ContactSeenMessage } from '../ticket-messages.js';
import { TicketViews } from '../views/ticket-views.js';
import { sees } from '../views/visible.js';

/** Gives the reporter's contact data for a reason. Each look is logged first, and the owner is told (DESIGN §4.5). */
@Injectable()
export class RevealContact {
  constructor(
    @Inject(TicketViews) private readonly tickets: TicketViews,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(People) private readonly people: People,
  ) {}

  /** @throws ProblemError `ticket.notFound`, `contact.notAllowed` */
  async run(actor: Actor, ticketId: string, reason: string): Promise<ContactView> {
    const { row, viewer, now } = await this.tickets.seen(actor, ticketId);
    if (!sees(viewer, 'contact')) throw new ProblemError('contact.notAllowed');
    const contact = await this.people.contact(row.reporterId, row.estateId);
    const log: ContactViewRow = {
      id: newId(),
      ticketId,
      viewerId: actor.personId,
      viewerRole: actor.role,
      viewerOrganizationId: actor.organizationId,
      reason,
      at: now,
    };
    const payload: ContactSeenMessage = { viewId: log.id, ticketId, viewerId: actor.personId };
    await this.unitOfWork.run(async (tx) => {
      await insertRows(tx, ContactViewRow, [log]);
      await this.outbox.publish(tx, { topic: CONTACT_SEEN_TOPIC, key: log.id, payload });
    });
    const { name, phone, dwelling } = contact;
    return { name, phone, dwelling: sees(viewer, 'dwelling') ? (dwelling ?? null) : null };
  }
}
