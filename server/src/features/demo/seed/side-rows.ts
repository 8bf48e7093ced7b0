import type { Actor, TicketEvent } from '@wide-angle/shared';
import type { Ticket, TicketJoiner, TicketRating } from '../../tickets/index.js';
import type { Life } from './life.js';
import type { DemoEstate } from './world.js';

/** An owner of an estate as the actor that he is. */
export function residentOf({ bureauId }: DemoEstate, personId: string): Actor {
  return { personId, role: 'resident', postId: null, organizationId: null, bureauId };
}

/** Joiners of a lived ticket, as rows. */
export function joinersOf(life: Life): TicketJoiner[] {
  return life.joinerIds.map((personId) => ({
    ticketId: life.ticket.id,
    personId,
    joinedAt: life.startedAt,
  }));
}

/** What owners said of its rounds, as rows. */
export function ratingsOf(life: Life): TicketRating[] {
  let round = 1;
  const ratings: TicketRating[] = [];
  for (const event of life.events) {
    round = event.changes.round ?? round;
    if (event.type === 'confirm') ratings.push(ratingOf(event, round));
  }
  return ratings;
}

function ratingOf({ ticketId, at, actor, data, text }: TicketEvent, round: number): TicketRating {
  const [speed, quality, attitude] = [
    Number(data.speed),
    Number(data.quality),
    Number(data.attitude),
  ];
  const personId = actor?.personId ?? '';
  return {
    ticketId,
    round,
    personId,
    isReporter: true,
    solved: data.solved === true,
    speed,
    quality,
    attitude,
    text,
    at,
  };
}

/** Events that still reach people: the last days', and those of open tickets that lead to a supervision order. */
export function toldEvents(
  { row, life }: { row: Ticket; life: Life },
  since: number,
): TicketEvent[] {
  const isOrdered = ({ type, data }: TicketEvent) =>
    type === 'supervise' || data.draftsOrder === true;
  return life.events.filter((event) => event.at > since || (row.isOpen && isOrdered(event)));
}
