import { ACTION_LABELS, EVENT_LABELS, TICKET_ACTIONS, TIMER_KINDS } from '../ticket/actions.ts';
import type { TicketAction } from '../ticket/actions.ts';
import { LIFECYCLE, TIMER_LIFECYCLE } from '../ticket/lifecycle.ts';
import { RELATION_LABELS, RELATIONS } from '../ticket/relations.ts';
import { STATE_LABELS, TICKET_STATES, type TicketState } from '../ticket/status.ts';
import type { Cell } from './matrix.ts';
import { cellOf } from './matrix.ts';

const MARKS: Readonly<Record<Cell, string>> = { yes: '✓', wait: '○', no: '' };

const HEAD = `# 诉求办理流程表

本页由程序按 \`shared/src/ticket/lifecycle.ts\` 生成，请勿手改；重新生成:\`npm run docs\`。

## 动作

谁、在什么状态下、能做什么、做了变成什么。

`;

const TIMER_HEAD = `
## 时钟

到时自动发生，不靠人点。

`;

const MATRIX_HEAD = `
## 动作 × 状态 × 身份

✓ 可以做;○ 看得到但暂时不能做，按钮旁写明原因(如先由社区裁定、已在上一级);空白为不能做。
样例诉求：一般维修，已逾期一次，没有待批的申请。有待批申请时才出现的“审批延期”“审批挂账”“审批逾期申诉”在此为空白。
`;

/** The officers' reference, whole, as Markdown. */
export function lifecycleDocument(): string {
  return (
    HEAD +
    actionTable() +
    TIMER_HEAD +
    timerTable() +
    MATRIX_HEAD +
    TICKET_ACTIONS.map(matrix).join('')
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function states(list: readonly (TicketState | 'same')[]): string {
  if (list.length === TICKET_STATES.length) return '任何状态';
  return list.map((state) => (state === 'same' ? '不变' : STATE_LABELS[state])).join('、');
}

function actionTable(): string {
  const rows = TICKET_ACTIONS.map((action) => {
    const { from, to, who, needs } = LIFECYCLE[action];
    return [
      ACTION_LABELS[action],
      `\`${action}\``,
      states(from),
      states(to),
      who.map((r) => RELATION_LABELS[r]).join('、'),
      needs,
    ];
  });
  return table(['动作', '代码', '从', '到', '谁', '需要'], rows);
}

function timerTable(): string {
  const rows = TIMER_KINDS.map((kind) => {
    const { from, to, needs } = TIMER_LIFECYCLE[kind];
    return [EVENT_LABELS[kind], `\`${kind}\``, states(from), states(to), needs];
  });
  return table(['事件', '代码', '从', '到', '条件'], rows);
}

function matrix(action: TicketAction): string {
  const from = LIFECYCLE[action].from;
  const relations = RELATIONS.filter((relation) =>
    from.some((state) => cellOf(action, state, relation) !== 'no'),
  );
  if (relations.length === 0) return '';
  const rows = from.map((state) => [
    STATE_LABELS[state],
    ...relations.map((r) => MARKS[cellOf(action, state, r)]),
  ]);
  return (
    `\n### ${ACTION_LABELS[action]} \`${action}\`\n\n` +
    table(['状态', ...relations.map((r) => RELATION_LABELS[r])], rows)
  );
}
