import { useRef } from 'react';
import { REASON_MAX, toIso, type OrderView, type TicketCard } from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { useApi, useNow } from '../../lib/services.ts';
import { tomorrowEvening } from '../../lib/times.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { numberIn, textIn, type Values } from '../../ui/form/fields.ts';
import { limit, words } from './order-fields.ts';
import { useTakeFreshOrder } from './queries.ts';

interface IssueTogetherProps {
  cards: readonly TicketCard[];
  onIssued: (order: OrderView) => void;
  onClose: () => void;
}

/** Asks for demand and limit of one order about all the tickets, and issues it. */
export function IssueTogether({ cards, onIssued, onClose }: IssueTogetherProps) {
  const api = useApi();
  const now = useNow();
  const takeFresh = useTakeFreshOrder();
  const announce = useAnnounce();
  const keyFor = useRef(createIntentKeys());
  const submit = async (values: Values) => {
    const body = {
      ticketIds: cards.map(({ id }) => id),
      demand: textIn(values, 'demand'),
      dueAt: toIso(numberIn(values, 'dueAt')),
    };
    const order = await api.orders.create({ body, idempotencyKey: keyFor.current(body) });
    takeFresh(order);
    announce('督办单已签发。');
    onIssued(order);
  };
  return (
    <FormDialog
      title="签发督办单"
      intro={`所选 ${cards.length} 件工单列入一张督办单，编号后立即送达${cards[0]?.responsibleName ?? ''}。`}
      fields={() => [words('demand', '督办要求', REASON_MAX), limit(now, true)]}
      initial={{ dueAt: tomorrowEvening(now) }}
      submitLabel="签发"
      confirmation={() => '督办单签发后不能撤回，计入信用评价。'}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
