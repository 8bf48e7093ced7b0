import {
  fromIso,
  isOrderLimit,
  ORDER_ACTION_LABELS,
  REASON_MAX,
  TEXT_MAX,
  type Instant,
  type OrderAction,
  type OrderOutcome,
  type OrderView,
} from '@wide-angle/shared';

/** What a form of an order holds so far; photos are kept apart. */
export interface OrderValues {
  text?: string;
  dueAt?: string;
  outcome?: OrderOutcome;
}

/** One action on an order as a form: a text under its name in the request, and perhaps a limit or photos. */
export interface OrderFormSpec {
  label: string;
  explain: string;
  verb: string;
  done: string;
  danger?: boolean;
  text: {
    name: 'demand' | 'reason' | 'text' | 'opinion';
    label: string;
    max: number;
    placeholder: string;
    quick?: readonly string[];
  };
  limit?: { label: string; optional: boolean };
  /** Asks how the order ended. */
  withOutcome?: boolean;
  withMedia?: boolean;
}

/** The forms of all actions; the compiler knows when one is missing. */
export const ORDER_FORMS: Readonly<Record<OrderAction, OrderFormSpec>> = {
  issue: {
    label: ORDER_ACTION_LABELS.issue,
    explain: '签发后编号，立即送达责任单位，不能撤回，计入信用评价。',
    verb: '签发督办单',
    done: '督办单已签发',
    text: { name: 'demand', label: '督办要求', max: REASON_MAX, placeholder: '要求做到什么' },
    limit: { label: '何时前回复', optional: false },
  },
  drop: {
    label: ORDER_ACTION_LABELS.drop,
    explain: '不签发须写明理由，记录保留。',
    verb: '不签发',
    done: '已记为不签发',
    danger: true,
    text: {
      name: 'reason',
      label: '不签发的理由',
      max: REASON_MAX,
      placeholder: '写明为什么不用督办',
      quick: ['已办结，不需督办', '已当面督促，正在办理'],
    },
  },
  reply: {
    label: ORDER_ACTION_LABELS.reply,
    explain: '写明办理情况和整改措施，附办好后的照片。',
    verb: '提交回复',
    done: '已回复，等审核',
    text: {
      name: 'text',
      label: '办理情况',
      max: TEXT_MAX,
      placeholder: '做了什么，结果怎样，以后怎么避免',
      quick: ['已安排专人办理', '已办结，业主已确认', '超时原因：'],
    },
    withMedia: true,
  },
  accept: {
    label: ORDER_ACTION_LABELS.accept,
    explain: '通过后督办单办结，不能再退回。',
    verb: '通过并办结',
    done: '督办单已办结',
    text: {
      name: 'opinion',
      label: '办结意见',
      max: REASON_MAX,
      placeholder: '督办的结果',
      quick: ['已按要求办结', '情况属实，同意办结'],
    },
    withOutcome: true,
  },
  sendBack: {
    label: ORDER_ACTION_LABELS.sendBack,
    explain: '退回重新回复。不改期限的，按原期限。',
    verb: '退回重报',
    done: '已退回重报',
    danger: true,
    text: {
      name: 'reason',
      label: '哪里不行',
      max: REASON_MAX,
      placeholder: '写明还要做到什么',
      quick: ['没有附照片，请补充', '问题没有真正解决'],
    },
    limit: { label: '新的期限', optional: true },
  },
};

/** What a form starts with: a draft brings its demand, and its limit where that still lies ahead. */
export function firstValues(action: OrderAction, order: OrderView, now: Instant): OrderValues {
  if (action === 'accept') return { outcome: 'fulfilled' };
  if (action !== 'issue') return {};
  const { demand, dueAt } = order;
  const isAhead = dueAt !== null && isOrderLimit(now, fromIso(dueAt));
  return { text: demand, ...(isAhead ? { dueAt } : {}) };
}

/** Photos of a form: what arrived, and what stands in the way. */
export interface OrderMedia {
  ids: readonly string[];
  uploading: boolean;
  failed: boolean;
}

/** The first thing that keeps the form from being sent, as a sentence; null where it can go. */
export function orderFlaw(
  spec: OrderFormSpec,
  values: OrderValues,
  media: OrderMedia,
  now: Instant,
): string | null {
  if (!values.text?.trim()) return `请填写“${spec.text.label}”`;
  const limit = limitFlaw(spec, values, now);
  if (limit) return limit;
  if (media.uploading) return '照片还在上传，请稍等';
  return media.failed ? '有照片没传上，请点它重试或删除' : null;
}

function limitFlaw({ limit }: OrderFormSpec, { dueAt }: OrderValues, now: Instant): string | null {
  if (!limit) return null;
  if (!dueAt) return limit.optional ? null : `请选择“${limit.label}”`;
  return isOrderLimit(now, fromIso(dueAt)) ? null : '回复期限至少在 1 小时以后，请重新选择';
}

/** The request's body. */
export function orderBody(
  spec: OrderFormSpec,
  values: OrderValues,
  media: OrderMedia,
  version: number,
): Record<string, unknown> {
  return {
    version,
    [spec.text.name]: values.text?.trim(),
    ...(spec.limit && values.dueAt ? { dueAt: values.dueAt } : {}),
    ...(spec.withOutcome ? { outcome: values.outcome } : {}),
    ...(spec.withMedia && media.ids.length > 0 ? { mediaIds: media.ids } : {}),
  };
}

/** The main button of an order and the others; deciding for it comes before deciding against. */
export function arrangedOrder(actions: readonly OrderAction[]): {
  main: OrderAction | null;
  others: OrderAction[];
} {
  const main = actions.find((one) => !ORDER_FORMS[one].danger) ?? null;
  return { main, others: actions.filter((one) => one !== main) };
}
