import type { KeyboardEvent, ReactNode } from 'react';
import { Bar } from './skeleton.tsx';

/** A column: its cell holds words or small marks, on one line. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** In pixels; the one without takes what is left. */
  readonly width?: number;
  readonly align?: 'right';
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | null;
  readonly rowKey: (row: Row) => string;
  /** The row that is open beside the table. */
  readonly currentKey?: string;
  /** The rows are those of the last question; the answer to this one is on its way. */
  readonly isStale?: boolean;
}

const SKELETON_ROWS = 8;

/**
 * Dense rows of 40 pixels. The first link in a row is the row's handle: arrow keys move between the handles, Enter
 * follows one. From a box that marks a row they move between the boxes. `rows` null: skeleton rows of the same layout.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, currentKey, isStale = false } = props;
  return (
    <div className="table-scroll">
      <table className="data-table" aria-busy={rows === null || isStale} onKeyDown={moveByArrows}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={{ width: column.width }}
                className={column.align}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === null
            ? skeletonRows(columns)
            : rows.map((row) => (
                <tr
                  key={rowKey(row)}
                  className={rowKey(row) === currentKey ? 'current' : undefined}
                >
                  {columns.map((column) => (
                    <Cell key={column.key} align={column.align} content={column.cell(row)} />
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

/** Words that don't fit are cut; pointing at them shows them whole. */
function Cell({ align, content }: { align: 'right' | undefined; content: ReactNode }) {
  return (
    <td className={align} title={typeof content === 'string' ? content : undefined}>
      {content}
    </td>
  );
}

function skeletonRows<Row>(columns: readonly Column<Row>[]) {
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    <tr key={row}>
      {columns.map((column) => (
        <td key={column.key}>
          <Bar width={`${80 - ((row * 17) % 40)}%`} />
        </td>
      ))}
    </tr>
  ));
}

/** ↑ ↓ Home End between the first links of the rows, or between the boxes that can be ticked. */
function moveByArrows(event: KeyboardEvent<HTMLTableElement>) {
  const isBox = document.activeElement?.matches('input[type=checkbox]') ?? false;
  const sort = isBox ? 'input[type=checkbox]:enabled' : 'a';
  const handles = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')].flatMap(
    (row) => row.querySelector<HTMLElement>(sort) ?? [],
  );
  const at = handles.findIndex((handle) => handle === document.activeElement);
  const to = targetOf(event.key, at, handles.length);
  if (at < 0 || to === null) return;
  event.preventDefault();
  handles[to]?.focus();
}

function targetOf(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
