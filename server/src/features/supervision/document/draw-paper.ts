import { drawList } from './draw-list.js';
import { FirstPage, SIZE, type Setting } from './first-page.js';
import { paperOf, type Paper, type PaperList, type PaperSource } from './paper.js';
import { MM, PAGE, Sheet } from './sheet.js';

const CLOSE = { head: 4 * MM, blank: 0.55 };
const SETTINGS: readonly Setting[] = [
  { head: 35 * MM, blank: 1, size: 16 },
  { head: 20 * MM, blank: 1, size: 16 },
  { head: 8 * MM, blank: 0.8, size: 16 },
  ...[16, 15, 14, 13, 12, 11, 10.5].map((size) => ({ ...CLOSE, size })),
];
/** Below this size a table had better go to the annex. */
const READABLE = 12;

/** Draws the document: one page, and an annex on its back where the list of tickets is long. */
export async function drawPaper(source: PaperSource, code: Buffer | null): Promise<Buffer> {
  const first = paperOf(source);
  const { title, issuerName } = first;
  const sheet = await Sheet.open({ title, author: issuerName, at: source.issuedAt });
  await prepare(sheet, first);
  const inline = settingFor(sheet, first, code);
  const isCrowded = inline.size < READABLE && first.list !== null;
  const paper = isCrowded ? paperOf(source, 1) : first;
  if (isCrowded) await prepare(sheet, paper);
  sheet.page();
  new FirstPage(sheet, paper, isCrowded ? settingFor(sheet, paper, code) : inline, code).draw();
  pageNumber(sheet, 1);
  if (paper.list?.isAnnex) drawAnnex(sheet, paper.list);
  return sheet.close();
}

/** The first setting by which everything is on the page; the closest where none does it. */
function settingFor(sheet: Sheet, paper: Paper, code: Buffer | null): Setting {
  const bottom = PAGE.top + PAGE.height;
  const fitting = SETTINGS.find((one) => new FirstPage(sheet, paper, one, code).end <= bottom);
  return fitting ?? { ...CLOSE, size: 10.5 };
}

async function prepare(sheet: Sheet, paper: Paper): Promise<void> {
  const cells = paper.list ? [paper.list.title, ...paper.list.head, ...paper.list.rows.flat()] : [];
  const words = [paper.number, paper.addressee, paper.date, paper.printed, paper.issuerName];
  const maybe = [paper.note ?? '', paper.copies ?? ''];
  await sheet.prepare('text', [...words, ...paper.body, ...maybe, ...cells]);
  await sheet.prepare('head', [paper.issuerName, paper.title, ...cells]);
}

/** The list of tickets on the back, and on as many pages as it needs. */
function drawAnnex(sheet: Sheet, list: PaperList): void {
  let page = 1;
  const newPage = () => {
    page += 1;
    sheet.page();
    pageNumber(sheet, page);
    return PAGE.top;
  };
  newPage();
  const box = { x: PAGE.left, width: PAGE.width, face: 'head' } as const;
  sheet.place('附件', { ...box, y: PAGE.top, size: SIZE.body });
  sheet.place(list.title, { ...box, y: PAGE.top + 44, size: SIZE.title }, 'centre');
  drawList(sheet, list, { y: PAGE.top + 92, size: 12, newPage });
}

/** `— 1 —` under the type area: right on the first page, left on its back. */
function pageNumber(sheet: Sheet, page: number): void {
  const size = SIZE.imprint;
  const y = PAGE.top + PAGE.height + 7 * MM;
  const box = { x: PAGE.left + size, width: PAGE.width - 2 * size, y, face: 'text', size } as const;
  sheet.place(`— ${page} —`, box, page % 2 === 1 ? 'right' : 'left');
}
