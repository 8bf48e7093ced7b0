import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import {
  can,
  calendarWords,
  readCalendarText,
  type CalendarCheck,
  type CalendarYearView,
} from '@wide-angle/shared';
import { useApi, useMe } from '../../lib/services.ts';
import { sentenceOfError } from '../../lib/problem.ts';
import { ErrorNotice, Notice } from '../../ui/notices.tsx';
import { Bar } from '../../ui/skeleton.tsx';
import { useCalendar, useCalendarImport } from './queries.ts';

/** Public holidays and make-up working days, year by year, and the import of another. */
export function CalendarPage() {
  const calendar = useCalendar();
  const { role } = useMe().current;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>放假安排</h1>
        <span className="secondary">工作时间按国务院办公厅的放假安排推算，调休上班日照常计时</span>
      </header>
      {calendar.data?.warning && <Notice tone="yellow">{calendar.data.warning.text}</Notice>}
      {calendar.isError && (
        <ErrorNotice error={calendar.error} onRetry={() => void calendar.refetch()} />
      )}
      {calendar.isPending && <Bar width="60%" />}
      {calendar.data && can(role, 'calendar.import') && (
        <ImportYear years={calendar.data.years} missing={calendar.data.warning?.year} />
      )}
      {calendar.data?.years.map((year) => (
        <YearCard key={year.year} year={year} />
      ))}
    </>
  );
}

function YearCard({ year }: { year: CalendarYearView }) {
  return (
    <section className="card policy-card" aria-labelledby={`year-${year.year}`}>
      <h2 id={`year-${year.year}`}>{year.year} 年</h2>
      <p className="secondary">
        来源：{year.source}
        {year.importedBy && `，${year.importedBy}录入`}
        {year.reason && `（${year.reason}）`}。
        {year.isApplied
          ? year.changedTickets > 0 && `已重算 ${year.changedTickets} 件未办结工单的时限。`
          : '正在重算未办结工单的时限。'}
      </p>
      <ul className="policy-words">
        {calendarWords(year.days).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

const EXAMPLE = '日期,类型,名称\n2027-01-01,放假,元旦\n2027-01-09,上班,元旦';

interface Entry {
  year: number;
  source: string;
  reason: string;
  text: string;
}

/** Paste or choose a file, look at what it says, then take it. */
function ImportYear({ years, missing }: { years: CalendarYearView[]; missing?: number }) {
  const api = useApi();
  const [entry, setEntry] = useState<Entry>({
    ...{ year: missing ?? yearAfter(years), source: '', reason: '', text: '' },
  });
  const imported = useCalendarImport();
  const { year, source, reason } = entry;
  const read = readCalendarText(entry.text);
  const present = years.find((one) => one.year === year);
  const check = useMutation({
    mutationFn: () => api.calendar.check({ body: { year, days: read.days } }),
  });
  const change = (part: Partial<Entry>) => {
    setEntry((old) => ({ ...old, ...part }));
    check.reset();
    imported.reset();
  };
  const take = () =>
    imported.mutate({
      ...{ year, source, days: read.days, baseRevision: present?.revision ?? 0 },
      ...(reason ? { reason } : {}),
    });
  const mayTake = check.data?.flaws.length === 0 && isComplete(entry, present !== undefined);
  return (
    <details className="card policy-card" open={missing !== undefined}>
      <summary>录入或更正一年的放假安排</summary>
      <EntryFields entry={entry} isCorrection={present !== undefined} onChange={change} />
      {read.unread.length > 0 && (
        <Notice tone="red">读不懂：{read.unread.slice(0, 5).join('；')}</Notice>
      )}
      <Refused error={check.error ?? imported.error} />
      {imported.isSuccess && (
        <Notice tone="processing">已录入，未办结工单的时限将在一分钟内重算。</Notice>
      )}
      {check.data && <Checked check={check.data} />}
      <p className="policy-buttons">
        <Button
          disabled={read.days.length === 0}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          核对
        </Button>
        <Button type="primary" disabled={!mayTake} loading={imported.isPending} onClick={take}>
          确认录入
        </Button>
      </p>
    </details>
  );
}

/** The first year that has no table. */
function yearAfter(years: readonly CalendarYearView[]): number {
  return Math.max(0, ...years.map(({ year }) => year)) + 1;
}

/** A source always, and a reason where a table is corrected. */
function isComplete({ source, reason }: Entry, isCorrection: boolean): boolean {
  return source.trim() !== '' && (!isCorrection || reason.trim() !== '');
}

function Refused({ error }: { error: Error | null }) {
  return error && <Notice tone="red">{sentenceOfError(error)}</Notice>;
}

interface EntryFieldsProps {
  entry: Entry;
  isCorrection: boolean;
  onChange: (part: Partial<Entry>) => void;
}

function EntryFields({ entry, isCorrection, onChange }: EntryFieldsProps) {
  const id = useId();
  return (
    <div className="policy-form">
      <label htmlFor={`${id}-year`}>年份</label>
      <input
        id={`${id}-year`}
        type="number"
        value={entry.year}
        onChange={(event) => onChange({ year: Number(event.target.value) })}
      />
      <label htmlFor={`${id}-source`}>依据（通知文号）</label>
      <input
        id={`${id}-source`}
        value={entry.source}
        placeholder="国办发明电〔2026〕…号"
        onChange={(event) => onChange({ source: event.target.value })}
      />
      {isCorrection && (
        <>
          <label htmlFor={`${id}-reason`}>更正理由</label>
          <input
            id={`${id}-reason`}
            value={entry.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </>
      )}
      <label htmlFor={`${id}-text`}>每行一天：日期、放假或上班、节日（也可粘贴 JSON）</label>
      <textarea
        id={`${id}-text`}
        rows={8}
        value={entry.text}
        placeholder={EXAMPLE}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <label htmlFor={`${id}-file`}>或选择 CSV、JSON 文件</label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".csv,.json,.txt"
        onChange={(event) =>
          void event.target.files?.[0]?.text().then((text) => onChange({ text }))
        }
      />
    </div>
  );
}

function Checked({ check: { flaws, words, changes } }: { check: CalendarCheck }) {
  if (flaws.length > 0)
    return (
      <Notice tone="red">
        {flaws.slice(0, 10).map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
      </Notice>
    );
  return (
    <div role="status">
      {changes.length > 0 && <p>与现有安排相比：{changes.join('；')}</p>}
      <ul className="policy-words">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
