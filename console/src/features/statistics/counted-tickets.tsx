import { Link } from '@tanstack/react-router';
import {
  FIGURES,
  fromIso,
  isStandingFigure,
  numberText,
  STATE_LABELS,
  type FigureKey,
  type Instant,
  type TicketCard,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { listTime } from '../../lib/times.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { STATE_TONES } from '../../ui/tones.ts';
import { useCountedTickets } from './queries.ts';
import { filterOf, type CountedSearch } from './search.ts';

/** A row for each thing that a number counts; a ticket may stand in several. */
type Counted = TicketCard & { readonly at: number };

interface CountedProps {
  search: CountedSearch;
  figure: FigureKey;
}

/** The tickets behind one number. */
export function CountedTickets({ search, figure }: CountedProps) {
  const filter = filterOf(search, useNow());
  const { title, definition } = FIGURES[figure];
  const { figure: _figure, ...back } = search;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>{title}</h1>
        {search.part && <span>{search.part}</span>}
        <span className="secondary tabular">
          {isStandingFigure(figure) ? '此刻' : `${filter.from} 至 ${filter.to}`}
        </span>
        <Link to="/statistics" search={{ ...back, ...filter }} className="no-print">
          返回统计
        </Link>
      </header>
      <p className="definition list-definition">{definition}</p>
      <Rows search={search} figure={figure} />
    </>
  );
}

function Rows({ search, figure }: CountedProps) {
  const now = useNow();
  const list = useCountedTickets(filterOf(search, now), figure);
  const pages = list.data?.pages;
  if (list.isError && !pages)
    return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!pages) return <CardSkeleton lines={8} />;
  const rows = pages.flatMap(({ items }) => items).map((card, at) => ({ ...card, at }));
  const withheld = pages.reduce((sum, page) => sum + page.withheld, 0);
  return (
    <div className="card table-card">
      {rows.length === 0 && <EmptyState title="没有可以查看的工单" />}
      {rows.length > 0 && (
        <DataTable
          caption={`${FIGURES[figure].title}的工单`}
          columns={columnsAt(now)}
          rows={rows}
          rowKey={({ id, at }: Counted) => `${id}/${at}`}
        />
      )}
      <MoreButton list={list}>{shownText(rows.length, withheld)}</MoreButton>
    </div>
  );
}

function shownText(shown: number, withheld: number): string {
  const elsewhere = `，另有 ${withheld} 件已转由其他单位办理，不再显示内容`;
  return `已显示 ${shown} 件${withheld > 0 ? elsewhere : ''}`;
}

function columnsAt(now: Instant): readonly Column<Counted>[] {
  return [
    {
      key: 'number',
      title: '编号',
      width: 128,
      cell: ({ id, number }) => (
        <Link to="/ticket/$id" params={{ id }} className="row-link tabular">
          {numberText(number)}
        </Link>
      ),
    },
    {
      key: 'state',
      title: '状态',
      width: 150,
      cell: ({ state, isLate }) => (
        <span className="tags">
          <Tag tone={STATE_TONES[state]}>{STATE_LABELS[state]}</Tag>
          {isLate && <Tag tone="red">逾期</Tag>}
        </span>
      ),
    },
    { key: 'category', title: '类别', width: 120, cell: ({ categoryName }) => categoryName },
    {
      key: 'place',
      title: '小区与位置',
      width: 190,
      cell: ({ estateName, place }) => `${estateName} ${place}`,
    },
    { key: 'excerpt', title: '反映内容', cell: ({ excerpt }) => excerpt || '（见照片）' },
    { key: 'who', title: '现承办', width: 170, cell: ({ responsibleName }) => responsibleName },
    {
      key: 'submitted',
      title: '上报时间',
      width: 130,
      align: 'right',
      cell: ({ submittedAt }) => listTime(now, fromIso(submittedAt)),
    },
  ];
}
