import type { Ticket } from '../entities/ticket.entity.js';

/** What a row of a list is made from; lists read no more. */
const COLUMNS = {
  id: true,
  number: true,
  state: true,
  tier: true,
  round: true,
  categoryCode: true,
  classCode: true,
  policyVersion: true,
  bureauId: true,
  subdistrictId: true,
  communityId: true,
  estateId: true,
  responsibleId: true,
  reporterId: true,
  handlerId: true,
  isPublic: true,
  isAnonymous: true,
  place: true,
  text: true,
  mediaIds: true,
  submittedAt: true,
  limitKind: true,
  limitDueAt: true,
  urgentRank: true,
  appealedAt: true,
  card: true,
  isLate: true,
  joinerCount: true,
  followUp: true,
} as const satisfies Partial<Record<keyof Ticket, true>>;

export type CardRow = Pick<Ticket, keyof typeof COLUMNS>;

export const CARD_COLUMNS = Object.keys(COLUMNS) as readonly (keyof CardRow)[];
