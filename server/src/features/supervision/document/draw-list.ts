import { setLines } from './lines.js';
import type { PaperList } from './paper.js';
import { PAGE, type Sheet } from './sheet.js';

/** Shares of the columns in the width of the page: number, ticket, estate, matter, date. */
const SHARES = [0.08, 0.22, 0.27, 0.2, 0.23];
const PAD = 4;

/** How high the table will be, in points. */
export function listHeight(sheet: Sheet, list: PaperList, size: number): number {
  const rows = [list.head, ...list.rows];
  return rows.reduce((sum, row) => sum + heightOf(sheet, row, size), 0);
}

/**
 * Draws the table of tickets with its head; long names are broken within their cell, a long table goes on a new page.
 * @param at `newPage` begins a page and gives the upper edge of the rest; without it everything goes on the same page
 */
export function drawList(
  sheet: Sheet,
  list: PaperList,
  at: { y: number; size: number; newPage?: () => number },
): void {
  const { size, newPage } = at;
  let { y } = at;
  const draw = (row: readonly string[], face: 'head' | 'text') => {
    const height = heightOf(sheet, row, size);
    drawRow(sheet, row, { y, size, height, face });
    y += height;
  };
  draw(list.head, 'head');
  for (const row of list.rows) {
    if (newPage && y + heightOf(sheet, row, size) > PAGE.top + PAGE.height) {
      y = newPage();
      draw(list.head, 'head');
    }
    draw(row, 'text');
  }
}

function drawRow(
  sheet: Sheet,
  row: readonly string[],
  { y, size, height, face }: { y: number; size: number; height: number; face: 'head' | 'text' },
): void {
  let x: number = PAGE.left;
  row.forEach((text, column) => {
    const width = widthOf(column);
    sheet.frame(x, y, width, height);
    const lines = linesOf(sheet, text, column, size);
    let top = y + (height - lines.length * size * 1.4) / 2 + size * 0.2;
    for (const line of lines) {
      sheet.place(line, { x: x + PAD, width: width - 2 * PAD, y: top, face, size }, 'centre');
      top += size * 1.4;
    }
    x += width;
  });
}

function heightOf(sheet: Sheet, row: readonly string[], size: number): number {
  const most = Math.max(...row.map((text, column) => linesOf(sheet, text, column, size).length));
  return most * size * 1.4 + 2 * PAD;
}

function linesOf(sheet: Sheet, text: string, column: number, size: number): string[] {
  const measure = (part: string) => sheet.width('text', size, part);
  return setLines(text, { width: widthOf(column) - 2 * PAD, indent: 0, measure }).map(
    (line) => line.text,
  );
}

function widthOf(column: number): number {
  return PAGE.width * (SHARES[column] ?? 0);
}
