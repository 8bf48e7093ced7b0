import { REASON_MAX, TEXT_MAX } from '@wide-angle/shared';
import { EVIDENCE, EXPLANATION, mediaField } from './common-fields';
import { type ActionForms, type FormContext } from './form-spec';
import { latenessOptions, onlyLateness } from './lateness-options';

const LEADS = ['manager', 'department'] as const;

/** True for those who lead the organisation that has the work; they dispatch to people, officers to organisations. */
export function leadsWork({ ticket }: Pick<FormContext, 'ticket'>): boolean {
  return ticket.relations.some((one) => (LEADS as readonly string[]).includes(one));
}

/** What handlers and their managers do, as forms. */
export const WORK_FORMS: Pick<
  ActionForms,
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
  | 'escalate'
  | 'merge'
  | 'appeal'
> = {
  claim: { explain: '由您办理，先到先得。', done: '已领取，请按时办结', fields: [] },
  dispatch: {
    explain: '指定由谁来办。',
    done: '已派出',
    fields: [
      { kind: 'handler', name: 'handlerId', label: '派给谁', when: leadsWork },
      {
        kind: 'organization',
        name: 'organizationId',
        label: '派给哪个单位',
        when: (context) => !leadsWork(context),
      },
      {
        kind: 'text',
        name: 'reason',
        label: '说明',
        max: REASON_MAX,
        optional: leadsWork,
        placeholder: '换单位须写明理由',
      },
    ],
  },
  transfer: {
    explain: '转给同单位的同事接着办，时限不变。',
    done: '已转单',
    fields: [{ kind: 'handler', name: 'handlerId', label: '转给谁' }, EXPLANATION],
  },
  release: {
    label: '放回',
    explain: '您不再办理，退回待领取，由同事领取。',
    done: '已放回',
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '为什么放回',
        max: REASON_MAX,
        quick: ['临时有急事', '需要别的工种', '今天不当班'],
      },
    ],
  },
  resolve: {
    explain: '办完了。投诉类由社区审核，维修类直接请业主确认。',
    verb: '上报办结',
    done: '已上报办结',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '怎么解决的',
        max: TEXT_MAX,
        placeholder: '做了什么，结果怎样',
        quick: ['已更换新件，恢复正常', '已维修好，请业主试用', '已清理干净'],
      },
      {
        kind: 'media',
        name: 'mediaIds',
        label: '办结后的照片',
        optional: ({ category }) => category?.needsPhoto === false,
      },
    ],
  },
  note: {
    explain: '把进展告诉业主，或只在内部留记录。',
    verb: '记下进展',
    done: '已记下',
    initial: () => ({ visibility: 'public' }),
    fields: [
      {
        kind: 'choice',
        name: 'visibility',
        label: '谁能看到',
        options: () => [
          { value: 'public', label: '业主也能看' },
          { value: 'internal', label: '只限内部' },
        ],
      },
      {
        kind: 'text',
        name: 'text',
        label: '进展',
        max: TEXT_MAX,
        optional: true,
        placeholder: '写几句话，或添加照片',
        quick: ['已到现场查看', '配件已订购，等到货', '已约好上门时间'],
      },
      mediaField('照片和视频'),
    ],
  },
  ask: {
    explain: '等业主回答期间时限暂停，3 天没回答会自动继续。最多问 2 次。',
    verb: '请业主补充',
    done: '已请业主补充',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '想问什么',
        max: TEXT_MAX,
        placeholder: '一次问清楚',
        quick: ['请说明具体位置', '请补拍一张照片', '什么时候方便上门？'],
      },
    ],
  },
  handBack: {
    explain: '不属于本单位的，退给社区裁定。',
    verb: '退单',
    done: '已退单，由社区裁定',
    danger: true,
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '为什么不归本单位办',
        max: REASON_MAX,
        placeholder: '写明依据，社区凭此裁定',
      },
    ],
  },
  requestRecategorise: {
    explain: '类别不对的，请社区改。批准前，类别和时限都不变。',
    verb: '申请改类',
    done: '已申请，等审批',
    fields: [
      { kind: 'category', name: 'categoryCode', label: '改为' },
      {
        kind: 'text',
        name: 'reason',
        label: '理由',
        max: REASON_MAX,
        placeholder: '业主也会看到这个理由',
      },
    ],
  },
  requestExtension: {
    explain: '到期前提出，第一次社区批，第二次住建局批。',
    verb: '申请延期',
    done: '已申请，等审批',
    fields: [
      { kind: 'amount', name: 'amount', label: '延长多久' },
      {
        kind: 'text',
        name: 'reason',
        label: '理由',
        max: REASON_MAX,
        placeholder: '业主也会看到这个理由',
        quick: ['等配件到货', '需要专业队伍', '天气原因不能施工'],
      },
      EVIDENCE,
    ],
  },
  requestShelving: {
    explain: '现在解决不了的，公开挂账，到复核日期继续办。住建局审批。',
    verb: '申请挂账',
    done: '已申请，等审批',
    fields: [
      {
        kind: 'day',
        name: 'until',
        label: '复核日期',
        quick: [15, 30, 60, 90],
        max: 90,
      },
      {
        kind: 'text',
        name: 'reason',
        label: '为什么现在解决不了',
        max: REASON_MAX,
        placeholder: '会公示，业主能看到',
      },
      mediaField('佐证照片'),
    ],
  },
  escalate: {
    label: '上报上级',
    explain: '本级办不了，升一级督促。升上去不能再降。',
    verb: '上报上级',
    done: '已上报上级',
    fields: [{ kind: 'text', name: 'reason', label: '理由', max: REASON_MAX }],
  },
  merge: {
    explain: '同一个问题并到另一件，业主会收到那一件的进展。',
    verb: '并案',
    done: '已并案',
    fields: [{ kind: 'mainTicket', name: 'mainId', label: '并入哪一件' }, EXPLANATION],
  },
  appeal: {
    explain: '不该算超时的，15 天内申诉一次，住建局裁定。成立后不计入统计，记录保留。',
    verb: '提交申诉',
    done: '申诉已提交',
    initial: ({ ticket, now }) => onlyLateness(ticket, null, now),
    fields: [
      {
        kind: 'choice',
        name: 'latenessId',
        label: '哪一次超时',
        options: ({ ticket, now }) => latenessOptions(ticket, null, now),
      },
      { kind: 'text', name: 'reason', label: '理由', max: REASON_MAX },
      EVIDENCE,
    ],
  },
};
