import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import {
  can,
  DUTY_DAYS,
  DUTY_LABELS,
  DUTY_STATE_LABELS,
  DUTY_STATES,
  dutyText,
  friendlyTime,
  fromIso,
  numberText,
  type DutyOffice,
  type DutyState,
  type DutyView,
  type Instant,
} from '@wide-angle/shared';
import { useMe, useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { useDuties, useDutyOffices } from './queries.ts';

interface DutyListProps {
  state: DutyState;
  onState: (state: DutyState) => void;
}

/** How supervisors do their duties: duty by duty, then each office in numbers. */
export function DutyList({ state, onState }: DutyListProps) {
  const { role } = useMe().current;
  if (!can(role, 'duty.count'))
    return (
      <EmptyState title="这里是社区、街道和住建局看履职情况的页面">
        您现在的身份不需要看这一页；要看自己的工单，请从左边的列表进入。
      </EmptyState>
    );
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>履职监督</h1>
        <span className="secondary">社区和住建局的审核、裁定、红牌处置和回访；超时记录保留</span>
      </header>
      {can(role, 'duty.read') && (
        <>
          <div className="filters">
            <Segmented
              aria-label="履职状态"
              value={state}
              options={DUTY_STATES.map((value) => ({ value, label: DUTY_STATE_LABELS[value] }))}
              onChange={(value) => onState(value)}
            />
          </div>
          <Rows state={state} />
        </>
      )}
      <Offices />
    </>
  );
}

const number = (key: 'open' | 'late' | 'missed', title: string): Column<DutyOffice> => ({
  key,
  title,
  width: 160,
  align: 'right',
  cell: (office) => (
    <span className={key === 'late' && office.late > 0 ? 'deadline-late' : undefined}>
      {office[key]}
    </span>
  ),
});

const OFFICE_COLUMNS: readonly Column<DutyOffice>[] = [
  { key: 'name', title: '单位', cell: (office) => office.organizationName },
  number('open', '待履职'),
  number('late', '超时未履职'),
  number('missed', `近 ${DUTY_DAYS} 天超时`),
];

function Offices() {
  const { data } = useDutyOffices();
  if (!data) return null;
  if (data.length === 0)
    return <EmptyState title={`没有待办的履职事项，近 ${DUTY_DAYS} 天也没有超时`} />;
  return (
    <div className="card table-card">
      <DataTable
        caption="各单位履职情况"
        columns={OFFICE_COLUMNS}
        rows={data}
        rowKey={(office) => office.organizationId}
      />
    </div>
  );
}

function Rows({ state }: { state: DutyState }) {
  const now = useNow();
  const list = useDuties(state);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  if (list.isError && !rows)
    return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className="card table-card">
      {rows?.length === 0 ? (
        <EmptyState title={`没有“${DUTY_STATE_LABELS[state]}”的事项`}>
          到时没有履职的，会自动记在这里；事后补做，记录仍然保留。
        </EmptyState>
      ) : (
        <DataTable
          caption="履职事项列表"
          columns={columnsAt(now)}
          rows={rows}
          rowKey={({ ticket, key }) => `${ticket.id}/${key}`}
        />
      )}
      <MoreButton list={list} />
    </div>
  );
}

function columnsAt(now: Instant): readonly Column<DutyView>[] {
  return [
    {
      key: 'ticket',
      title: '工单',
      width: 140,
      cell: ({ ticket }) => (
        <Link className="row-link tabular" to="/ticket/$id" params={{ id: ticket.id }}>
          {numberText(ticket.number)}
        </Link>
      ),
    },
    { key: 'office', title: '单位', width: 160, cell: (duty) => duty.organizationName },
    { key: 'kind', title: '事项', width: 120, cell: (duty) => DUTY_LABELS[duty.kind] },
    { key: 'state', title: '情况', cell: (duty) => <Standing duty={duty} now={now} /> },
    { key: 'what', title: '诉求', width: 120, cell: ({ ticket }) => ticket.categoryName },
    { key: 'where', title: '小区', width: 160, cell: ({ ticket }) => ticket.estateName },
    {
      key: 'due',
      title: '时限',
      width: 150,
      align: 'right',
      cell: (duty) => friendlyTime(now, fromIso(duty.dueAt)),
    },
  ];
}

function Standing({ duty, now }: { duty: DutyView; now: Instant }) {
  const { kind, state } = duty;
  const doneAt = duty.doneAt === null ? null : fromIso(duty.doneAt);
  const text = dutyText({ kind, dueAt: fromIso(duty.dueAt), doneAt }, now);
  return <span className={state === 'late' ? 'deadline-late' : undefined}>{text}</span>;
}
