import type { TicketCard } from '@wide-angle/shared';

/** Rows of a list that somebody marks to do one thing with all of them. */
export interface Marking {
  /** What marking is for, on each box: `一并督办`. */
  readonly purpose: string;
  readonly isMarked: (card: TicketCard) => boolean;
  /** Why this row cannot be marked; null where it can. */
  readonly refusal: (card: TicketCard) => string | null;
  readonly toggle: (card: TicketCard) => void;
}
