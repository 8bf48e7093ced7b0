import { useState } from 'react';
import { can, isOpen, ORDER_TICKETS_MAX, type TicketCard } from '@wide-angle/shared';
import { useMe } from '../../lib/services.ts';

/** Tickets that somebody marks for one order: open ones of one addressee, in the order of marking. */
export interface MarkedTickets {
  /** May the viewer issue orders at all? */
  readonly isOffered: boolean;
  readonly cards: readonly TicketCard[];
  readonly isMarked: (card: TicketCard) => boolean;
  readonly refusal: (card: TicketCard) => string | null;
  readonly toggle: (card: TicketCard) => void;
  readonly clear: () => void;
}

/** What is marked stays while the list is filtered and paged; the page's state holds it, no address. */
export function useMarkedTickets(): MarkedTickets {
  const [cards, setCards] = useState<readonly TicketCard[]>([]);
  const { role } = useMe().current;
  const isMarked = ({ id }: TicketCard) => cards.some((card) => card.id === id);
  return {
    isOffered: can(role, 'order.decide'),
    cards,
    isMarked,
    refusal: (card) => refusalOf(card, cards),
    toggle: (card) =>
      setCards((all) =>
        all.some(({ id }) => id === card.id)
          ? all.filter(({ id }) => id !== card.id)
          : [...all, card],
      ),
    clear: () => setCards([]),
  };
}

/** Why a ticket cannot join those that are marked; the server decides by its own look. */
export function refusalOf(card: TicketCard, marked: readonly TicketCard[]): string | null {
  const [first] = marked;
  if (!isOpen(card.state)) return '工单已结束';
  if (first && first.responsibleId !== card.responsibleId) {
    return `一张督办单只发给一家单位，已选的由${first.responsibleName}承办`;
  }
  if (marked.length >= ORDER_TICKETS_MAX) return `一张督办单最多 ${ORDER_TICKETS_MAX} 件`;
  return null;
}
