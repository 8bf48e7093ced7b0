import {
  DAY,
  DEFAULT_POLICY,
  MINUTE,
  toIso,
  type Category,
  type TicketView,
} from '@wide-angle/shared';
import type { Visibility } from '@wide-angle/shared';
import {
  mediaIdsIn,
  numberIn,
  textIn,
  textOrNone,
  type FieldSpec,
} from '../../../ui/form/fields.ts';
import { appealable, latenessText } from '../view-model.ts';
import type { ActionContext, ActionSpec, ActionSpecs } from './spec.ts';
import { categoryField, categoryIn, mediaField, reasonField, wordsField } from './spec.ts';

const colleagueField = ({ find }: ActionContext): FieldSpec => ({
  kind: 'pick',
  name: 'handlerId',
  label: '派给',
  placeholder: '选择同事',
  isRequired: true,
  search: find.colleagues,
});

const optionalReason: FieldSpec = { ...reasonField(), label: '交代几句', isRequired: false };

const claim: ActionSpec<'claim'> = {
  intro: () => '领取后由您负责办理，先到先得。',
  fields: () => [],
  body: () => ({}),
  done: '已领取，由您办理',
};

const dispatch: ActionSpec<'dispatch'> = {
  intro: ({ isAtWork }) =>
    isAtWork
      ? '派给本单位的同事，他会收到通知。总时限不变。'
      : '派给辖区内的物业企业或协办部门，由新单位重新领取。总时限不变。',
  fields: (context) =>
    context.isAtWork
      ? [colleagueField(context), optionalReason]
      : [
          {
            kind: 'pick',
            name: 'organizationId',
            label: '承办单位',
            placeholder: '输入单位名称查找',
            isRequired: true,
            search: context.find.organizations,
          },
          reasonField('换单位办理须写明理由。'),
        ],
  body: (values, { version }) => ({
    version,
    organizationId: textOrNone(values, 'organizationId'),
    handlerId: textOrNone(values, 'handlerId'),
    reason: textOrNone(values, 'reason'),
  }),
  done: '已派单',
};

const transfer: ActionSpec<'transfer'> = {
  intro: () => '转给同事继续办理，时限不变。',
  fields: (context) => [{ ...colleagueField(context), label: '转给' }, optionalReason],
  body: (values, { version }) => ({
    version,
    handlerId: textIn(values, 'handlerId'),
    reason: textOrNone(values, 'reason'),
  }),
  done: '已转单',
};

const release: ActionSpec<'release'> = {
  intro: () => '放回后同事可以重新领取，总时限不变。',
  fields: () => [reasonField()],
  body: (values, { version }) => ({ version, reason: textIn(values, 'reason') }),
  done: '已放回',
};

const resolve: ActionSpec<'resolve'> = {
  intro: ({ ticket }) =>
    `写明怎样解决的。${ticket.isPublic ? '本小区业主能看到结果。' : '只有当事业主能看到结果。'}`,
  fields: (context) => [
    wordsField('办理结果', true),
    mediaField('办结照片', categoryIn(context)?.needsPhoto ?? false),
  ],
  body: (values, { version }) => ({
    version,
    text: textIn(values, 'text'),
    mediaIds: mediaIdsIn(values, 'media'),
  }),
  done: '已办结上报',
};

const note: ActionSpec<'note'> = {
  intro: () => '公开的进展业主能看到；内部的只给经办各方看。',
  fields: () => [
    wordsField('进展', true),
    {
      kind: 'choice',
      name: 'visibility',
      label: '谁能看到',
      isRequired: true,
      options: [
        { value: 'public', label: '业主也能看到' },
        { value: 'internal', label: '仅内部' },
      ],
    },
    mediaField('照片或视频'),
  ],
  initial: () => ({ visibility: 'internal' }),
  body: (values) => ({
    text: textIn(values, 'text'),
    visibility: values.visibility as Visibility,
    mediaIds: mediaIdsIn(values, 'media'),
  }),
  done: '已记下进展',
};

const ask: ActionSpec<'ask'> = {
  intro: () => '请业主补充情况，最多两次。等业主补充的时间不计入总时限，3 天后自动继续。',
  fields: () => [wordsField('想请业主说明什么', true)],
  body: (values, { version }) => ({ version, text: textIn(values, 'text') }),
  done: '已请业主补充',
};

const handBack: ActionSpec<'handBack'> = {
  intro: () => '认为不归本单位办的，可在收到后 2 个工作日内退单，由社区裁定。',
  fields: () => [reasonField('写明为什么不归本单位，应由谁办。')],
  body: (values, { version }) => ({ version, reason: textIn(values, 'reason') }),
  confirmation: () => '退单后由社区裁定，本单位不能自行取回。',
  done: '已退单，等社区裁定',
};

/** Unit and cap of one extension, by the category's cap. */
export function extensionUnit(category: Category | null): { unit: string; max: number } {
  const cap = category?.extensionCap;
  if (!cap || cap.unit !== 'minutes') return { unit: '个工作日', max: cap?.amount ?? 5 };
  return { unit: '小时', max: cap.amount / 60 };
}

const requestExtension: ActionSpec<'requestExtension'> = {
  intro: () => '第一次延期由社区审批，第二次由住建局审批。批准前仍按原时限。',
  fields: (context) => {
    const { unit, max } = extensionUnit(categoryIn(context));
    return [
      {
        kind: 'number',
        name: 'amount',
        label: '延长',
        hint: `一次最多 ${max} ${unit}`,
        max,
        unit,
        isRequired: true,
      },
      reasonField(),
      mediaField('佐证', true),
    ];
  },
  body: (values, { version }) => ({
    version,
    amount: numberIn(values, 'amount'),
    reason: textIn(values, 'reason'),
    mediaIds: mediaIdsIn(values, 'media'),
  }),
  done: '已申请延期，等审批',
};

/** What the picker offers; the bureau's own limit is the server's to check. */
const SHELVING_MAX_DAYS = DEFAULT_POLICY.procedure.shelvingMax.amount;

const requestShelving: ActionSpec<'requestShelving'> = {
  intro: () => '暂时确实办不了的，可申请挂账，由住建局审批。批准后公示，业主能看到。',
  fields: ({ now }) => [
    {
      kind: 'moment',
      name: 'until',
      label: '复核日期',
      hint: `${SHELVING_MAX_DAYS} 天以内，到这一天继续办理`,
      min: now + DAY,
      max: now + SHELVING_MAX_DAYS * DAY - 10 * MINUTE,
      withTime: false,
      isRequired: true,
    },
    reasonField(),
    mediaField('佐证'),
  ],
  body: (values, { version }) => ({
    version,
    until: toIso(numberIn(values, 'until')),
    reason: textIn(values, 'reason'),
    mediaIds: mediaIdsIn(values, 'media'),
  }),
  done: '已申请挂账，等住建局审批',
};

const requestRecategorise: ActionSpec<'requestRecategorise'> = {
  intro: ({ ticket }) =>
    `现在是“${ticket.categoryName}”。认为类别不对的，可申请改类，由社区审批。批准前类别和时限都不变。`,
  fields: ({ find }) => [categoryField(find), reasonField('业主也会看到这个理由。')],
  body: (values, { version }) => ({
    version,
    categoryCode: textIn(values, 'categoryCode'),
    reason: textIn(values, 'reason'),
  }),
  done: '已申请改类，等审批',
};

const appeal: ActionSpec<'appeal'> = {
  intro: () => '对逾期有异议的，15 天内可申诉一次，由住建局审批。',
  fields: ({ ticket, now }) => [
    {
      kind: 'choice',
      name: 'latenessId',
      label: '哪一次逾期',
      isRequired: true,
      options: appealable(ticket).map((lateness) => ({
        value: lateness.id,
        label: latenessText(lateness, now),
      })),
    },
    reasonField(),
    mediaField('佐证', true),
  ],
  initial: ({ ticket }: { ticket: TicketView }) => ({ latenessId: appealable(ticket)[0]?.id }),
  body: (values, { version }) => ({
    version,
    latenessId: textIn(values, 'latenessId'),
    reason: textIn(values, 'reason'),
    mediaIds: mediaIdsIn(values, 'media'),
  }),
  confirmation: () => '每次逾期只能申诉一次。',
  done: '已提出逾期申诉',
};

/** What company and department do; `dispatch` and `note` are also for officers. */
export const AT_WORK: ActionSpecs<
  | 'claim'
  | 'dispatch'
  | 'transfer'
  | 'release'
  | 'resolve'
  | 'note'
  | 'ask'
  | 'handBack'
  | 'requestRecategorise'
  | 'requestExtension'
  | 'requestShelving'
  | 'appeal'
> = {
  claim,
  dispatch,
  transfer,
  release,
  resolve,
  note,
  ask,
  handBack,
  requestRecategorise,
  requestExtension,
  requestShelving,
  appeal,
};
