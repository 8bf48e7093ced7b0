import {
  DAY,
  HOUR,
  numberText,
  ORDER_LIMIT_MAX_DAYS,
  ORDER_LIMIT_MIN_HOURS,
  REASON_MAX,
  TIER_LABELS,
  toIso,
  type Adjudication,
  type LatenessView,
  type TicketView,
} from '@wide-angle/shared';
import { tomorrowEvening } from '../../../lib/times.ts';
import { numberIn, textIn, textOrNone, type FieldSpec } from '../../../ui/form/fields.ts';
import { categoryRequestText, latenessText, requestText } from '../view-model.ts';
import type { ActionContext, ActionSpec, ActionSpecs } from './spec.ts';
import { categoryField, decisionField, isYes, reasonField, wordsField } from './spec.ts';
import { followUp } from './follow-up.ts';

const organizationField = ({ find }: ActionContext): FieldSpec => ({
  kind: 'pick',
  name: 'organizationId',
  label: '承办单位',
  placeholder: '输入单位名称查找',
  isRequired: true,
  search: find.organizations,
});

const DECISIONS: Record<Adjudication, { label: string; hint: string }> = {
  return: { label: '退回原单位', hint: '由原单位继续办理' },
  reassign: { label: '改派其他单位', hint: '由新单位重新领取' },
  decline: { label: '不予受理', hint: '业主可申诉一次' },
};

const adjudicate: ActionSpec<'adjudicate'> = {
  intro: ({ ticket }) => `${ticket.responsibleName}退回了这件工单，请裁定由谁办理。总时限不变。`,
  fields: (context, values) => [
    {
      kind: 'choice',
      name: 'decision',
      label: '裁定',
      isRequired: true,
      options: Object.entries(DECISIONS).map(([value, words]) => ({ value, ...words })),
    },
    ...(values.decision === 'reassign' ? [organizationField(context)] : []),
    reasonField('裁定理由会写入记录，业主和物业都能看到。'),
  ],
  body: (values, { version }) => {
    const decision = values.decision as Adjudication;
    const organizationId = decision === 'reassign' ? textIn(values, 'organizationId') : undefined;
    return { version, decision, reason: textIn(values, 'reason'), organizationId };
  },
  confirmation: ({ decision }) =>
    decision === 'decline' ? '裁定不予受理后，工单即告结束，不能撤回。业主可申诉一次。' : null,
  done: '已裁定',
};

const decline: ActionSpec<'decline'> = {
  intro: () => '不予受理须书面说明理由，业主会看到全文，15 天内可申诉一次。',
  fields: () => [reasonField('写明依据，以及建议业主向哪里反映。')],
  body: (values, { version }) => ({ version, reason: textIn(values, 'reason') }),
  isDanger: true,
  confirmation: () => '不予受理后，工单即告结束，不能撤回。',
  done: '已作出不予受理决定',
};

const recategorise: ActionSpec<'recategorise'> = {
  intro: ({ ticket }) =>
    `现在是“${ticket.categoryName}”。改类后时限自上报时起按新类别重算，已发生的逾期保留。`,
  fields: ({ find }) => [categoryField(find), reasonField('业主也会看到这个理由。')],
  body: (values, { version }) => ({
    version,
    categoryCode: textIn(values, 'categoryCode'),
    reason: textIn(values, 'reason'),
  }),
  done: '已改类，时限已重算',
};

const decideRecategorise: ActionSpec<'decideRecategorise'> = {
  intro: ({ ticket, now }) => {
    const asked = categoryRequestText(ticket, now) ?? '没有待审批的改类申请。';
    return `${asked}同意后时限自上报时起按新类别重算，已发生的逾期保留。`;
  },
  fields: () => [
    decisionField('同意改类', '不同意，类别不变'),
    reasonField('业主也会看到这个理由。'),
  ],
  body: (values, { version }) => ({
    version,
    approve: isYes(values),
    reason: textIn(values, 'reason'),
  }),
  done: '已审批改类',
};

const decideExtension: ActionSpec<'decideExtension'> = {
  intro: ({ ticket, now }) => requestText(ticket, now) ?? '没有待审批的延期申请。',
  fields: () => [decisionField('同意延期', '不同意'), reasonField()],
  body: (values, { version }) => ({
    version,
    approve: isYes(values),
    reason: textIn(values, 'reason'),
  }),
  done: '已审批延期',
};

const decideShelving: ActionSpec<'decideShelving'> = {
  intro: ({ ticket, now }) =>
    ticket.state === 'shelved'
      ? '提前结束挂账，物业继续办理，总时限从现在起继续计算。'
      : (requestText(ticket, now) ?? '没有待审批的挂账申请。'),
  fields: ({ ticket }) =>
    ticket.state === 'shelved'
      ? [reasonField()]
      : [decisionField('同意挂账并公示', '不同意，继续办理'), reasonField()],
  body: (values, { version, state }) => ({
    version,
    approve: state !== 'shelved' && isYes(values),
    reason: textIn(values, 'reason'),
  }),
  done: '挂账的决定已记下',
};

const approve: ActionSpec<'approve'> = {
  intro: () => '通过后请业主确认是否解决，7 天内未确认自动办结。',
  fields: () => [wordsField('审核意见', false)],
  body: (values, { version }) => ({ version, text: textOrNone(values, 'text') }),
  done: '已审核通过，等业主确认',
};

const sendBack: ActionSpec<'sendBack'> = {
  intro: () => '退回后物业继续办理，这次办结上报视为没有发生，总时限照常计算。',
  fields: () => [reasonField('写明还差什么，物业照此补办。')],
  body: (values, { version }) => ({ version, reason: textIn(values, 'reason') }),
  done: '已退回物业继续办理',
};

const supervise: ActionSpec<'supervise'> = {
  intro: ({ ticket }) => `向${ticket.responsibleName}签发督办单，对方须在期限内书面回复。`,
  fields: ({ now }) => [
    { kind: 'text', name: 'demand', label: '督办要求', max: REASON_MAX, rows: 4, isRequired: true },
    {
      kind: 'moment',
      name: 'dueAt',
      label: '回复期限',
      min: now + ORDER_LIMIT_MIN_HOURS * HOUR,
      max: now + ORDER_LIMIT_MAX_DAYS * DAY,
      withTime: true,
      isRequired: true,
    },
  ],
  initial: ({ now }) => ({ dueAt: tomorrowEvening(now) }),
  body: (values, { version }) => ({
    version,
    demand: textIn(values, 'demand'),
    dueAt: toIso(numberIn(values, 'dueAt')),
  }),
  confirmation: (_, { ticket }) =>
    `督办单签发后立即送达${ticket.responsibleName}，不能撤回，计入信用评价。`,
  done: '督办单已签发',
};

const escalate: ActionSpec<'escalate'> = {
  intro: ({ isAtWork }) => `上报后由${TIER_LABELS[isAtWork ? 2 : 3]}负责督促，层级不会再降回来。`,
  fields: () => [reasonField()],
  body: (values, { version }) => ({ version, reason: textIn(values, 'reason') }),
  confirmation: ({ reason }) => (reason ? '上报后层级不会再降回来。' : null),
  done: '已上报',
};

const merge: ActionSpec<'merge'> = {
  intro: ({ ticket }) => `并入${ticket.estateName}另一件未办结的工单，业主在那里看到同样的进展。`,
  fields: ({ find }) => [
    {
      kind: 'pick',
      name: 'mainId',
      label: '并入哪一件',
      placeholder: '输入工单编号或内容',
      isRequired: true,
      search: find.mergeTargets,
    },
    { ...reasonField(), isRequired: false },
  ],
  body: (values, { version }) => ({
    version,
    mainId: textIn(values, 'mainId'),
    reason: textOrNone(values, 'reason'),
  }),
  confirmation: (_, { ticket }) => `${numberText(ticket.number)} 并案后不再单独办理，不能撤回。`,
  done: '已并案',
};

const decideAppeal: ActionSpec<'decideAppeal'> = {
  intro: () => '申诉成立的，这次逾期不计入统计，但记录保留。',
  fields: ({ ticket, now }) => [
    {
      kind: 'choice',
      name: 'latenessId',
      label: '哪一次逾期',
      isRequired: true,
      options: pendingAppeals(ticket).map((lateness) => ({
        value: lateness.id,
        label: latenessText(lateness, now),
      })),
    },
    decisionField('申诉成立', '申诉不成立'),
    reasonField(),
  ],
  initial: ({ ticket }) => ({ latenessId: pendingAppeals(ticket)[0]?.id }),
  body: (values, { version }) => ({
    version,
    latenessId: textIn(values, 'latenessId'),
    approve: isYes(values),
    reason: textIn(values, 'reason'),
  }),
  confirmation: () => '对逾期申诉的决定不能更改。',
  done: '已审批逾期申诉',
};

function pendingAppeals({ lateness }: TicketView): LatenessView[] {
  return lateness.filter((one) => one.appeal === 'pending');
}

/** What community and bureau do. */
export const OVERSIGHT: ActionSpecs<
  | 'adjudicate'
  | 'decline'
  | 'recategorise'
  | 'decideRecategorise'
  | 'decideExtension'
  | 'decideShelving'
  | 'approve'
  | 'sendBack'
  | 'supervise'
  | 'escalate'
  | 'merge'
  | 'followUp'
  | 'decideAppeal'
> = {
  adjudicate,
  decline,
  recategorise,
  decideRecategorise,
  decideExtension,
  decideShelving,
  approve,
  sendBack,
  supervise,
  escalate,
  merge,
  followUp,
  decideAppeal,
};
