import { PROCEDURE_LABELS, type Procedure, type Span } from '@wide-angle/shared';
import { NumberControl, SpanControl } from './controls.tsx';
import { useDraft } from './draft-desk.tsx';
import { ProblemsAt } from './placed.tsx';
import { TimeControl } from './time-control.tsx';

type Name = keyof Procedure;

interface Part {
  key: string;
  title: string;
  names: readonly Name[];
}

/** Who it binds, in the order of a ticket's life. */
const PARTS: readonly Part[] = [
  {
    key: 'company',
    title: '物业办理',
    names: [
      'handBackWithin',
      'askMax',
      'awaitingMax',
      'extensionMax',
      'shelvingMax',
      'appealWithin',
    ],
  },
  {
    key: 'community',
    title: '社区和住建局',
    names: ['adjudicateWithin', 'reviewWithin', 'actOnRedWithin', 'remindAtMinute'],
  },
  {
    key: 'owner',
    title: '业主',
    names: ['nudgeEvery', 'objectWithin', 'confirmWithin', 'reopenWithin', 'reopenPercent'],
  },
  {
    key: 'followUp',
    title: '回访',
    names: ['followUpWithin', 'followUpMax', 'followUpScore', 'followUpEvery'],
  },
];

const UNITS: Partial<Record<Name, string>> = {
  askMax: '次',
  extensionMax: '次',
  followUpMax: '次',
  followUpScore: '分',
  followUpEvery: '件',
  reopenPercent: '%',
};

const HINTS: Partial<Record<Name, string>> = {
  handBackWithin: '收到工单后多久以内可以退单。',
  awaitingMax: '等待期间时限暂停；到期自动继续办理。',
  extensionMax: '每次最长多久，在各类别里设。',
  shelvingMax: '复查日期最晚定在多久以后。',
  appealWithin: '超时后多久以内物业可以申诉。',
  adjudicateWithin: '社区逾期未裁定的，转住建局并记录。',
  reviewWithin: '逾期自动通过，并记社区逾期。',
  actOnRedWithin: '红牌后社区多久以内须督促，逾期记录在案。',
  remindAtMinute: '超时未办结的，每个工作日这时再提醒，如 09:00。',
  nudgeEvery: '同一业主两次催办至少相隔多久。',
  confirmWithin: '到期业主未确认的，自动办结。',
  reopenPercent: '重办一轮的时限，占原时限的多少。',
};

/** The limits of the procedure itself, the same for all categories. */
export function ProcedureSection() {
  return (
    <>
      <ProblemsAt place="procedure" />
      <div className="policy-columns">
        {PARTS.map(({ key, title, names }) => (
          <section key={key} className="card" aria-labelledby={`procedure-${key}`}>
            <h2 id={`procedure-${key}`}>{title}</h2>
            <div className="policy-rows">
              {names.map((name) => (
                <ProcedureControl key={name} name={name} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function ProcedureControl({ name }: { name: Name }) {
  const { draft, change } = useDraft();
  const value = draft.procedure[name];
  const put = (next: number | Span) =>
    change({ ...draft, procedure: { ...draft.procedure, [name]: next } });
  const hint = HINTS[name];
  const placed = {
    place: `procedure.${name}`,
    label: PROCEDURE_LABELS[name],
    ...(hint ? { hint } : {}),
    onChange: put,
  };
  if (typeof value === 'object') return <SpanControl {...placed} clock="any" value={value} />;
  if (name === 'remindAtMinute') return <TimeControl {...placed} value={value} />;
  return <NumberControl {...placed} unit={UNITS[name] ?? ''} value={value} />;
}
