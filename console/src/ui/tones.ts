import type { Card, OrderState, TicketState } from '@wide-angle/shared';
import type { ToneName } from './theme.ts';

/** Which colour a state wears; the word beside it carries the meaning (LOOKS). */
export const STATE_TONES: Readonly<Record<TicketState, ToneName>> = {
  pending: 'pending',
  processing: 'processing',
  awaiting: 'waiting',
  disputed: 'waiting',
  reviewing: 'waiting',
  confirming: 'waiting',
  shelved: 'waiting',
  closed: 'closed',
  declined: 'ended',
  merged: 'ended',
  withdrawn: 'ended',
};

export const CARD_TONES: Readonly<Record<Card, ToneName>> = { yellow: 'yellow', red: 'red' };

export const ORDER_TONES: Readonly<Record<OrderState, ToneName>> = {
  draft: 'pending',
  issued: 'processing',
  replied: 'waiting',
  closed: 'closed',
  dropped: 'ended',
};
