import { numberText, STATE_LABELS, type TicketCard } from '@wide-angle/shared';
import { type Option } from '../../../../ui/options';
import { titleOf } from '../../words';

type Merged = Pick<TicketCard, 'id' | 'categoryCode'>;

/**
 * The tickets into which one may be merged: the same problem is most likely among those of its category, so they come
 * first, each part in the order of the list.
 */
export function mainTicketOptions(ticket: Merged, cards: readonly TicketCard[]): Option[] {
  const others = cards.filter((one) => one.id !== ticket.id);
  const isAlike = (one: TicketCard) => one.categoryCode === ticket.categoryCode;
  return [...others.filter(isAlike), ...others.filter((one) => !isAlike(one))].map((one) => ({
    value: one.id,
    label: `${titleOf(one)}（${STATE_LABELS[one.state]}）`,
    note: `${numberText(one.number)} ${one.excerpt}`,
  }));
}
