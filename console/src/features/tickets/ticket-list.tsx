import { Button } from 'antd';
import type { Page, TicketCard, Tile } from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton, type FurtherPages } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { usePolicy, useTicketCounts, useTicketList, type TicketFilters } from './queries.ts';
import { markColumn } from './mark-column.tsx';
import type { Marking } from './marking.ts';
import { ticketColumns } from './ticket-columns.tsx';
import { TicketFilterBar } from './ticket-filters.tsx';

interface TicketListProps {
  tile: Tile;
  filters: TicketFilters;
  onFilter: (filters: TicketFilters) => void;
  openId: string | undefined;
  /** Where rows can be marked. */
  marking?: Marking | undefined;
}

const SORT_WORDS = {
  urgent: '最急的在前',
  newest: '最新的在前',
  appealed: '等得最久的在前',
} as const;

/** One named list of the role, dense enough to see a morning's work at once. */
export function TicketList(props: TicketListProps) {
  const { tile, filters, onFilter } = props;
  const count = useTicketCounts().data?.get(tile.key);
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>{tile.title}</h1>
        {count !== undefined && <span className="page-count tabular">{count} 件</span>}
        <span className="secondary">{SORT_WORDS[tile.filter.sort]}</span>
      </header>
      <TicketFilterBar tile={tile} filters={filters} onChange={onFilter} />
      <Rows {...props} />
    </>
  );
}

function Rows({ tile, filters, onFilter, openId, marking }: TicketListProps) {
  const now = useNow();
  const list = useTicketList(tile.key, filters);
  const classes = usePolicy().data?.classes ?? [];
  const rows = rowsOf(list.data?.pages);
  if (list.isError && !rows)
    return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (rows?.length === 0) return <NoRows {...{ tile, filters, onFilter, list }} />;
  return (
    <div className="card table-card">
      <DataTable
        caption={`${tile.title}工单列表`}
        columns={[...marksOf(marking), ...ticketColumns(tile, now, classes)]}
        rows={rows}
        rowKey={(card) => card.id}
        isStale={list.isPlaceholderData}
        {...(openId ? { currentKey: openId } : {})}
      />
      {rows && <MoreButton list={list}>已显示 {rows.length} 件</MoreButton>}
    </div>
  );
}

function marksOf(marking: Marking | undefined): readonly Column<TicketCard>[] {
  return marking ? [markColumn(marking)] : [];
}

/** All rows so far; null while there are none to speak of. */
function rowsOf(pages: Page<TicketCard>[] | undefined): TicketCard[] | null {
  return pages?.flatMap((page) => page.items) ?? null;
}

/** Nothing among the tickets that a search has looked at so far; the server did not go through all of them at once. */
function NothingYet({ list }: { list: FurtherPages }) {
  return (
    <div className="card">
      <EmptyState title="最近的工单里没有找到，更早的还没有查">
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          继续往前找
        </Button>
      </EmptyState>
    </div>
  );
}

function NoRows({
  tile,
  filters,
  onFilter,
  list,
}: Pick<TicketListProps, 'tile' | 'filters' | 'onFilter'> & { list: FurtherPages }) {
  if (list.hasNextPage) return <NothingYet list={list} />;
  const isNarrowed = Object.values(filters).some(Boolean);
  return (
    <div className="card">
      {isNarrowed ? (
        <EmptyState title="没有符合条件的工单">
          <Button onClick={() => onFilter({})}>清除筛选</Button>
        </EmptyState>
      ) : (
        <EmptyState title={`“${tile.title}”现在没有工单`}>
          有新的会自动出现在这里，左侧的数字也会变。
        </EmptyState>
      )}
    </div>
  );
}
