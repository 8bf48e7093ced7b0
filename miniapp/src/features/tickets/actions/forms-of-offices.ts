import { REASON_MAX, TEXT_MAX } from '@wide-angle/shared';
import { type ActionForms } from './form-spec';
import { latenessOptions, onlyLateness } from './lateness-options';

/** What community and bureau do, as forms. */
export const OFFICE_FORMS: Pick<
  ActionForms,
  | 'adjudicate'
  | 'decline'
  | 'recategorise'
  | 'decideRecategorise'
  | 'decideExtension'
  | 'decideShelving'
  | 'approve'
  | 'sendBack'
  | 'supervise'
  | 'followUp'
  | 'decideAppeal'
> = {
  adjudicate: {
    explain: '裁定由谁办，或不予受理。业主和物业都会看到理由。',
    verb: '作出裁定',
    done: '已裁定',
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: '怎么定',
        options: () => [
          { value: 'return', label: '原单位办', note: '退回原单位继续办理' },
          { value: 'reassign', label: '换单位办', note: '改派给另一家单位' },
          { value: 'decline', label: '不予受理', note: '业主可以申诉一次' },
        ],
      },
      {
        kind: 'organization',
        name: 'organizationId',
        label: '改派给哪个单位',
        when: ({ values }) => values.decision === 'reassign',
      },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
    ],
  },
  decline: {
    explain: '须写明理由，业主 15 天内可申诉一次。',
    verb: '不予受理',
    done: '已决定不予受理',
    danger: true,
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '书面理由',
        max: REASON_MAX,
        placeholder: '写明依据，并告诉业主该找谁',
      },
    ],
  },
  recategorise: {
    explain: '按新类别重算时限，自上报起算；已经发生的超时保留。',
    verb: '改类别',
    done: '已改类',
    fields: [
      { kind: 'category', name: 'categoryCode', label: '改为' },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
    ],
  },
  decideRecategorise: {
    explain: '同意后按新类别重算时限，自上报起算；已经发生的超时保留。',
    verb: '作出决定',
    done: '已决定',
    fields: [
      {
        kind: 'yesNo',
        name: 'approve',
        label: '同意改类吗？',
        yes: '同意',
        no: '不同意',
        noHelp: '类别和时限都不变。',
      },
      {
        kind: 'text',
        name: 'reason',
        label: '理由',
        max: REASON_MAX,
        placeholder: '业主也会看到这个理由',
      },
    ],
  },
  decideExtension: {
    explain: '同意后时限按申请的工作时间顺延。',
    verb: '作出决定',
    done: '已决定',
    fields: [
      { kind: 'yesNo', name: 'approve', label: '同意延期吗？', yes: '同意', no: '不同意' },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
    ],
  },
  decideShelving: {
    label: '审批挂账',
    explain: '同意后公开挂账，时限暂停到复核日期。',
    verb: '作出决定',
    done: '已决定',
    fixed: ({ ticket }) => (ticket.state === 'shelved' ? { approve: false } : {}),
    fields: [
      {
        kind: 'yesNo',
        name: 'approve',
        when: ({ ticket }) => ticket.state !== 'shelved',
        label: '同意挂账吗？',
        yes: '同意',
        no: '不同意，继续办',
        noHelp: '工单继续办理，时限照常计算。',
      },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
    ],
  },
  approve: {
    explain: '审核通过，请业主确认。',
    verb: '审核通过',
    done: '已通过，请业主确认',
    fields: [{ kind: 'text', name: 'text', label: '审核意见', max: TEXT_MAX, optional: true }],
  },
  sendBack: {
    explain: '没有办好，退回继续办，时限照常计算。',
    verb: '退回重办',
    done: '已退回',
    danger: true,
    fields: [{ kind: 'text', name: 'reason', label: '哪里没有办好', max: REASON_MAX }],
  },
  supervise: {
    explain: '发督办单给责任单位，须按期书面回复。',
    verb: '发督办单',
    done: '督办单已发出',
    fields: [
      {
        kind: 'text',
        name: 'demand',
        label: '督办要求',
        max: REASON_MAX,
        placeholder: '要求做到什么',
        quick: ['请立即安排人员处理', '请说明超时原因并限期办结'],
      },
      { kind: 'limit', name: 'dueAt', label: '何时前回复' },
    ],
  },
  followUp: {
    explain: '给业主打电话回访。没解决的，自动要求重办。',
    verb: '记下回访',
    done: '已记下回访',
    fields: [
      {
        kind: 'yesNo',
        name: 'reached',
        label: '打通了吗？',
        yes: '打通了',
        no: '没打通',
        noHelp: ({ ticket }) =>
          ticket.followUp ? `已经 ${ticket.followUp.tries} 次没打通，满 3 次回访结束。` : '',
      },
      {
        kind: 'yesNo',
        name: 'solved',
        when: ({ values }) => values.reached === true,
        label: '业主说解决了吗？',
        yes: '解决了',
        no: '没解决',
        noHelp: '工单会重新打开接着办，业主能看到这条记录。',
      },
      { kind: 'text', name: 'text', label: '回访记录', max: TEXT_MAX, optional: true },
    ],
  },
  decideAppeal: {
    explain: '成立的不计入统计，超时记录保留。',
    verb: '作出决定',
    done: '已决定',
    initial: ({ ticket, now }) => onlyLateness(ticket, 'pending', now),
    fields: [
      {
        kind: 'choice',
        name: 'latenessId',
        label: '哪一次超时',
        options: ({ ticket, now }) => latenessOptions(ticket, 'pending', now),
      },
      { kind: 'yesNo', name: 'approve', label: '申诉成立吗？', yes: '成立', no: '不成立' },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
    ],
  },
};
