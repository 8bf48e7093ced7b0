import { Button, Segmented } from 'antd';
import { useState } from 'react';
import {
  BEHIND_TEXT,
  BREAKDOWN_LABELS,
  BREAKDOWNS,
  FIGURES,
  percentText,
  RATES,
  type Breakdown,
  type BreakdownRow,
  type Period,
  type Role,
} from '@wide-angle/shared';
import { csvOf, saveFile } from '../../lib/csv.ts';
import { useMe, useNow } from '../../lib/services.ts';
import { ErrorNotice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { BreakdownTable, isShown, TABLE_RATES, tableFigures } from './breakdown-table.tsx';
import { MonthChart } from './month-chart.tsx';
import { OverviewCards } from './overview-cards.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { useBreakdown, useOverview } from './queries.ts';
import { chosenPeriod, filterOf, type StatisticsSearch } from './search.ts';

interface StatisticsProps {
  search: StatisticsSearch;
  onSearch: (search: StatisticsSearch) => void;
}

/** Ways to tell numbers apart that say something to a role. */
const WAYS: Partial<Record<Role, readonly Breakdown[]>> = {
  bureau: BREAKDOWNS,
  subdistrict: ['organization', 'community', 'category', 'month'],
  community: ['organization', 'category', 'month'],
  manager: ['community', 'category', 'month'],
  department: ['community', 'category', 'month'],
};

/** Numbers of a place and period, each with what it counts and what it is of. */
export function StatisticsScreen({ search, onSearch }: StatisticsProps) {
  const filter = filterOf(search, useNow());
  const overview = useOverview(filter);
  const [isExplained, setExplained] = useState(false);
  const { part } = search;
  const place = [overview.data?.scopeName, part].filter(Boolean).join(' · ');
  return (
    <div className="statistics">
      <header className="page-head">
        <h1 tabIndex={-1}>统计</h1>
        <span>{place}</span>
        <span className="secondary tabular">
          {filter.from} 至 {filter.to}
        </span>
      </header>
      <Controls {...{ search, onSearch, isExplained }} onExplain={setExplained} />
      {overview.isError && (
        <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.data?.isBehind && (
        <p className="secondary" role="status">
          {BEHIND_TEXT}
        </p>
      )}
      {overview.isPending && <CardSkeleton lines={6} />}
      {overview.data && <OverviewCards view={overview.data} {...{ filter, part, isExplained }} />}
      <Breakdowns search={search} onSearch={onSearch} />
    </div>
  );
}

interface ControlsProps extends StatisticsProps {
  isExplained: boolean;
  onExplain: (isExplained: boolean) => void;
}

function Controls({ search, onSearch, isExplained, onExplain }: ControlsProps) {
  const { part, period, from, to } = search;
  return (
    <div className="filters no-print">
      <PeriodPicker
        kind={period ?? (from ? undefined : 'month')}
        period={chosenPeriod(search, useNow())}
        onKind={(kind) => onSearch({ ...search, period: kind, from: undefined, to: undefined })}
        onPeriod={(days) => onSearch({ ...search, period: undefined, ...days })}
      />
      {part && <Button onClick={() => onSearch({ period, from, to })}>只看“{part}”：取消</Button>}
      <Button aria-pressed={isExplained} onClick={() => onExplain(!isExplained)}>
        {isExplained ? '收起口径' : '显示口径'}
      </Button>
      <Button onClick={() => window.print()}>打印</Button>
    </div>
  );
}

/** The ways of the role, the chosen one first to be asked for. */
function useWay(search: StatisticsSearch) {
  const ways = WAYS[useMe().current.role] ?? (['month'] as const);
  return { ways, by: ways.find((way) => way === search.by) ?? ways[0] ?? 'month' };
}

function Breakdowns({ search, onSearch }: StatisticsProps) {
  const filter = filterOf(search, useNow());
  const { ways, by } = useWay(search);
  const list = useBreakdown(filter, by, { sort: search.sort, order: search.order });
  const rows = list.data?.filter((row) => by === 'month' || isShown(row)) ?? null;
  return (
    <section className="card table-card" aria-label="分项统计">
      <div className="breakdown-head">
        <Segmented
          className="no-print"
          aria-label="分项方式"
          value={by}
          options={ways.map((value) => ({ value, label: `按${BREAKDOWN_LABELS[value]}` }))}
          onChange={(value) =>
            onSearch({ ...search, by: value, sort: undefined, order: undefined })
          }
        />
        <Button
          className="no-print"
          disabled={!rows?.length}
          onClick={() => exportRows(filter, by, rows ?? [])}
        >
          导出表格
        </Button>
      </div>
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {rows?.length === 0 && <p className="breakdown-empty secondary">所选时间内没有数据。</p>}
      {by === 'month' && <MonthChart rows={rows} />}
      {rows && rows.length > 0 && (
        <BreakdownTable
          {...{ by, rows, search }}
          order={{ sort: search.sort, order: search.order }}
          title={BREAKDOWN_LABELS[by]}
          isStale={list.isPlaceholderData}
          onOrder={(next) => onSearch({ ...search, ...next })}
        />
      )}
    </section>
  );
}

/** Every number of the table, rates with both of their sides. */
function exportRows({ from, to }: Period, by: Breakdown, rows: readonly BreakdownRow[]): void {
  const figures = tableFigures(by);
  const head = [
    BREAKDOWN_LABELS[by],
    ...figures.map((key) => FIGURES[key].title),
    ...TABLE_RATES.flatMap((key) => {
      const { title, numerator, denominator } = RATES[key];
      return [title, FIGURES[numerator].title, FIGURES[denominator].title];
    }),
  ];
  const lines = rows.map((row) => [
    row.name,
    ...figures.map((key) => row.figures[key]),
    ...TABLE_RATES.flatMap((key) => {
      const { numerator, denominator } = row.rates[key];
      return [percentText(row.rates[key]), numerator, denominator];
    }),
  ]);
  saveFile(`统计-按${BREAKDOWN_LABELS[by]}-${from}-${to}.csv`, csvOf([head, ...lines]));
}
