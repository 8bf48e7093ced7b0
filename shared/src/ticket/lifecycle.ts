import type { TicketAction, TimerKind } from './actions.ts';
import type { Relation } from './relations.ts';
import type { TicketState } from './status.ts';
import { OPEN_STATES, TICKET_STATES } from './status.ts';

/** One row of the transition table: from where, to where, for whom, and what it needs in words for officers. */
export interface LifecycleRow {
  readonly from: readonly TicketState[];
  /** States it may lead to; `same` leaves the state. */
  readonly to: readonly (TicketState | 'same')[];
  readonly who: readonly Relation[];
  readonly needs: string;
}

const ALL = TICKET_STATES;
const OPEN = OPEN_STATES;
/** Where the category may still change: the work is not done, and not put off. */
const CLASSING: readonly TicketState[] = ['pending', 'processing', 'disputed'];
const WORKERS: readonly Relation[] = ['colleague', 'department'];
const LEADS: readonly Relation[] = ['manager', 'department'];

/**
 * The workflow, whole (DESIGN §4.1). Server, screens, documents and tests read this table; the finer conditions
 * of a row live under the same name in `rules/`.
 */
export const LIFECYCLE: Readonly<Record<TicketAction, LifecycleRow>> = {
  claim: row(['pending'], ['processing'], WORKERS, '先到先得，只有一人领到'),
  dispatch: row(
    ['pending', 'processing', 'disputed'],
    ['pending', 'processing'],
    [...LEADS, 'community', 'bureau'],
    '派给谁；换单位须写理由',
  ),
  transfer: row(['processing'], ['same'], ['handler', ...LEADS], '转给哪位同事'),
  release: row(['processing'], ['pending'], ['handler'], '理由'),
  resolve: row(
    ['processing'],
    ['reviewing', 'confirming'],
    ['handler'],
    '办理结果；维修类须有办结照片',
  ),
  note: row(OPEN, ['same'], ['handler', ...LEADS, 'community', 'bureau'], '文字或照片；公开或内部'),
  ask: row(['processing'], ['awaiting'], ['handler'], '问题；最多 2 次；3 天后自动继续'),
  supply: row(['awaiting'], ['processing'], ['reporter'], '文字或照片'),
  handBack: row(['pending', 'processing'], ['disputed'], LEADS, '理由；收到后 2 个工作日内'),
  adjudicate: row(
    ['disputed'],
    ['pending', 'declined'],
    ['community', 'bureau'],
    '决定和理由；社区超时、上报或业主申诉后由住建局裁定',
  ),
  decline: row(['pending', 'disputed'], ['declined'], ['community', 'bureau'], '书面理由'),
  object: row(['declined'], ['disputed'], ['reporter'], '理由；15 天内，一次'),
  recategorise: row(CLASSING, ['same'], ['community'], '新类别和理由；时限自上报起按新类别重算'),
  requestRecategorise: row(CLASSING, ['same'], LEADS, '新类别和理由；同时只有一项；申请不影响时限'),
  decideRecategorise: row(
    CLASSING,
    ['same'],
    ['community', 'bureau'],
    '决定和理由；同意即改类；住建局在第 3 级时可审批',
  ),
  requestExtension: row(
    ['processing'],
    ['same'],
    ['handler', ...LEADS],
    '到期前提出；理由和佐证；最多 2 次',
  ),
  decideExtension: row(
    ['processing'],
    ['same'],
    ['community', 'bureau'],
    '第一次社区批，第二次住建局批',
  ),
  requestShelving: row(['processing'], ['same'], LEADS, '理由；复核日期不超过 90 天'),
  decideShelving: row(
    ['processing', 'shelved'],
    ['shelved', 'processing', 'same'],
    ['bureau'],
    '同意、不同意或提前结束挂账',
  ),
  approve: row(['reviewing'], ['confirming'], ['community', 'bureau'], '住建局在第 3 级时可审核'),
  sendBack: row(['reviewing'], ['processing'], ['community', 'bureau'], '退回理由'),
  confirm: row(
    ['confirming'],
    ['closed', 'same'],
    ['reporter', 'joiner'],
    '是否解决，另评速度、质量、态度',
  ),
  reopen: row(
    ['confirming', 'closed'],
    ['processing'],
    ['reporter'],
    '理由；办结后 15 天内；第 2 次升第 2 级，第 3 次升第 3 级',
  ),
  nudge: row(OPEN, ['same'], ['reporter'], '24 小时一次；第 3 次通知社区'),
  escalate: row(OPEN, ['same'], [...LEADS, 'community'], '理由；升一级'),
  supervise: row(OPEN, ['same'], ['community', 'bureau'], '要求和回复期限'),
  join: row(OPEN, ['same'], ['neighbour'], '本小区业主'),
  merge: row(
    ['pending', 'processing'],
    ['merged'],
    ['community', ...LEADS],
    '并入同小区另一件未办结的诉求',
  ),
  withdraw: row(['pending', 'processing'], ['withdrawn'], ['reporter'], '无'),
  followUp: row(
    ['closed'],
    ['same', 'processing'],
    ['community'],
    '是否接通、是否解决；未解决即重办；3 次未接通即结束',
  ),
  appeal: row(ALL, ['same'], LEADS, '每次逾期一次，15 天内；佐证'),
  decideAppeal: row(ALL, ['same'], ['bureau'], '成立则不计入统计，记录保留'),
};

/** What the clock does, from → to. */
export const TIMER_LIFECYCLE: Readonly<Record<TimerKind, Omit<LifecycleRow, 'who'>>> = {
  rung: {
    from: ['pending', 'processing', 'disputed'],
    to: ['same'],
    needs: '黄牌、红牌、升级，每级每轮一次',
  },
  remind: {
    from: ['pending', 'processing', 'disputed'],
    to: ['same'],
    needs: '仍超时的，每个工作日 9:00',
  },
  continueWork: { from: ['awaiting'], to: ['processing'], needs: '3 天未补充' },
  endShelving: { from: ['shelved'], to: ['processing'], needs: '到复核日期' },
  reviewPasses: { from: ['reviewing'], to: ['confirming'], needs: '1 个工作日未审核，记社区超时' },
  adjudicationLate: {
    from: ['disputed'],
    to: ['same'],
    needs: '1 个工作日未裁定，记超时，住建局可裁定',
  },
  actionLate: {
    from: ['pending', 'processing', 'awaiting', 'disputed'],
    to: ['same'],
    needs: '红牌后 1 个工作日社区未处置，记社区超时',
  },
  followUpLate: { from: ['closed'], to: ['same'], needs: '该回访而 3 个工作日未回访，记社区超时' },
  autoClose: { from: ['confirming'], to: ['closed'], needs: '7 天未确认，另行统计' },
};

function row(
  from: readonly TicketState[],
  to: LifecycleRow['to'],
  who: readonly Relation[],
  needs: string,
): LifecycleRow {
  return { from, to, who, needs };
}
