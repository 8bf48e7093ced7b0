import { Button } from 'antd';
import { useRef, useState } from 'react';
import {
  fromIso,
  HOUR,
  ORDER_ACTION_LABELS,
  ORDER_LIMIT_MIN_HOURS,
  ORDER_OUTCOME_LABELS,
  ORDER_OUTCOMES,
  REASON_MAX,
  TEXT_MAX,
  toIso,
  type Instant,
  type OrderAction,
  type OrderOutcome,
  type OrderView,
} from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { codeOfError, freshOrderOf } from '../../lib/problem.ts';
import { useApi, useNow, type Api } from '../../lib/services.ts';
import { tomorrowEvening } from '../../lib/times.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { mediaIdsIn, numberIn, textIn, type FieldSpec, type Values } from '../../ui/form/fields.ts';
import { Notice } from '../../ui/notices.tsx';
import { limit, words } from './order-fields.ts';
import { useTakeFreshOrder } from './queries.ts';

const outcome: FieldSpec = {
  kind: 'choice',
  name: 'outcome',
  label: '办理结果',
  isRequired: true,
  options: ORDER_OUTCOMES.map((value) => ({ value, label: ORDER_OUTCOME_LABELS[value] })),
};

interface Send {
  api: Api;
  order: OrderView;
  values: Values;
  /** Makes the idempotency key of a body. */
  keyFor: (content: unknown) => string;
}

interface OrderDialog {
  intro: (order: OrderView) => string;
  fields: (now: Instant) => readonly FieldSpec[];
  initial?: (order: OrderView, now: Instant) => Values;
  confirmation: string | null;
  done: string;
  send: (what: Send) => Promise<OrderView>;
}

const idOf = ({ id }: OrderView) => ({ id });

const DIALOGS: Readonly<Record<OrderAction, OrderDialog>> = {
  issue: {
    intro: (order) => `签发后编号，立即送达${order.addresseeName}。要求和期限可以修改。`,
    fields: (now) => [words('demand', '督办要求', REASON_MAX), limit(now, true)],
    initial: (order, now) => ({ demand: order.demand, dueAt: initialLimit(order, now) }),
    confirmation: '督办单签发后不能撤回，计入信用评价。',
    done: '督办单已签发',
    send({ api, order, values, keyFor }) {
      const dueAt = toIso(numberIn(values, 'dueAt'));
      const body = { version: order.version, demand: textIn(values, 'demand'), dueAt };
      return api.orders.issue({ params: idOf(order), body, idempotencyKey: keyFor(body) });
    },
  },
  drop: {
    intro: () => '这张督办单由系统按超时自动拟出。不签发须写明理由，记录保留。',
    fields: () => [words('reason', '不签发的理由', REASON_MAX)],
    confirmation: '不签发后，这张督办单即告结束。',
    done: '已记为不签发',
    send({ api, order, values, keyFor }) {
      const body = { version: order.version, reason: textIn(values, 'reason') };
      return api.orders.drop({ params: idOf(order), body, idempotencyKey: keyFor(body) });
    },
  },
  reply: {
    intro: (order) => `写明整改情况，由${order.issuerName}审核。`,
    fields: () => [
      words('text', '回复', TEXT_MAX),
      { kind: 'media', name: 'media', label: '佐证照片或视频' },
    ],
    confirmation: null,
    done: '已回复，等审核',
    send({ api, order, values, keyFor }) {
      const mediaIds = mediaIdsIn(values, 'media');
      const body = { version: order.version, text: textIn(values, 'text'), mediaIds };
      return api.orders.reply({ params: idOf(order), body, idempotencyKey: keyFor(body) });
    },
  },
  accept: {
    intro: () => '通过后督办单办结，工单继续按原流程办理。',
    fields: () => [outcome, words('opinion', '办结意见', REASON_MAX)],
    initial: () => ({ outcome: 'fulfilled' }),
    confirmation: '督办单办结后不能再退回，办理结果计入信用评价。',
    done: '督办单已办结',
    send({ api, order, values, keyFor }) {
      const body = {
        version: order.version,
        outcome: textIn(values, 'outcome') as OrderOutcome,
        opinion: textIn(values, 'opinion'),
      };
      return api.orders.accept({ params: idOf(order), body, idempotencyKey: keyFor(body) });
    },
  },
  sendBack: {
    intro: (order) => `退回${order.addresseeName}重新回复。不改期限的，按原期限。`,
    fields: (now) => [words('reason', '退回理由', REASON_MAX), limit(now, false)],
    confirmation: null,
    done: '已退回重报',
    send({ api, order, values, keyFor }) {
      const at = numberIn(values, 'dueAt');
      const dueAt = Number.isNaN(at) ? {} : { dueAt: toIso(at) };
      const body = { version: order.version, reason: textIn(values, 'reason'), ...dueAt };
      return api.orders.sendBack({ params: idOf(order), body, idempotencyKey: keyFor(body) });
    },
  },
};

/** The drafted limit while it lies ahead, else tomorrow's end of work. */
function initialLimit({ dueAt }: OrderView, now: Instant): Instant {
  const drafted = dueAt ? fromIso(dueAt) : 0;
  return drafted > now + ORDER_LIMIT_MIN_HOURS * HOUR ? drafted : tomorrowEvening(now);
}

/** What the viewer can do to the order now. */
export function OrderActions({ order }: { order: OrderView }) {
  const [open, setOpen] = useState<OrderAction | null>(null);
  if (order.actions.length === 0) return null;
  return (
    <div className="action-bar" role="group" aria-label="可以做的事">
      {order.actions.map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          onClick={() => setOpen(action)}
        >
          {ORDER_ACTION_LABELS[action]}
        </Button>
      ))}
      {open && <OrderActionDialog action={open} order={order} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface OrderActionDialogProps {
  action: OrderAction;
  order: OrderView;
  onClose: () => void;
}

function OrderActionDialog({ action, order, onClose }: OrderActionDialogProps) {
  const api = useApi();
  const now = useNow();
  const takeFresh = useTakeFreshOrder();
  const announce = useAnnounce();
  const keyFor = useRef(createIntentKeys());
  const [hasChanged, setChanged] = useState(false);
  const dialog = DIALOGS[action];
  const isOffered = order.actions.includes(action);

  const submit = async (values: Values) => {
    try {
      takeFresh(await dialog.send({ api, order, values, keyFor: keyFor.current }));
      announce(`${dialog.done}。`);
      onClose();
    } catch (error) {
      const fresh = freshOrderOf(error) ?? (await freshAfter(error, api, order.id));
      if (fresh) takeFresh(fresh);
      setChanged(fresh !== null);
      throw error;
    }
  };
  return (
    <FormDialog
      title={ORDER_ACTION_LABELS[action]}
      intro={dialog.intro(order)}
      fields={() => dialog.fields(now)}
      initial={dialog.initial?.(order, now) ?? {}}
      submitLabel={ORDER_ACTION_LABELS[action]}
      confirmation={() => dialog.confirmation}
      notice={
        hasChanged && (
          <Notice tone="yellow">督办单刚刚有变化，已为您刷新。请看过再提交，您写的还在。</Notice>
        )
      }
      refusal={isOffered ? null : '督办单已有变化，现在不能这样操作了。'}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

async function freshAfter(error: unknown, api: Api, id: string): Promise<OrderView | null> {
  const isConflict = ['order.changed', 'order.wrongState'].includes(codeOfError(error) ?? '');
  return isConflict ? api.orders.get({ params: { id } }).catch(() => null) : null;
}
