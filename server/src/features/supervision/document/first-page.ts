import { drawList, listHeight } from './draw-list.js';
import { setLines } from './lines.js';
import type { Paper } from './paper.js';
import { MM, PAGE, RED, type Sheet } from './sheet.js';
import { setTitle } from './title-lines.js';

/** Sizes of type (字号) in points: 2 for titles, 3 for the body, 4 for the imprint. */
export const SIZE = { mark: 44, title: 22, body: 16, imprint: 14 } as const;
const CODE_MM = 18;
/** A line of the body is 225 mm ÷ 22 high for type of 16 points. */
const LEADING = PAGE.height / 22 / SIZE.body;

/** How a page is set: the standard's way first, then ever closer until everything is on one page. */
export interface Setting {
  /** From the upper edge of the type area to the issuer's name; 35 mm by the standard. */
  readonly head: number;
  /** Height of a blank line, in lines. */
  readonly blank: number;
  readonly size: number;
}

/** One way of setting the first page. Laid out without ink first, to see where it ends. */
export class FirstPage {
  private y: number;
  private readonly line: number;
  private readonly blank: number;

  constructor(
    private readonly sheet: Sheet,
    private readonly paper: Paper,
    private readonly setting: Setting,
    private readonly code: Buffer | null,
    private hasInk = false,
  ) {
    this.y = PAGE.top + setting.head;
    this.line = LEADING * setting.size;
    this.blank = this.line * setting.blank;
  }

  /** Where the page would end. */
  get end(): number {
    this.all();
    return this.y;
  }

  draw(): void {
    this.hasInk = true;
    this.all();
  }

  private all(): void {
    this.head();
    this.title();
    this.body();
    this.signature();
    this.imprint();
  }

  private head(): void {
    const { issuerName, number } = this.paper;
    const natural = this.sheet.width('head', SIZE.mark, issuerName);
    const size = SIZE.mark * Math.min(1, PAGE.width / natural);
    this.centred(issuerName, 'head', size, RED);
    this.y += size * 1.2 + this.blank;
    this.centred(number, 'text', this.setting.size);
    this.y += this.setting.size * 1.25 + 4 * MM;
    if (this.hasInk) {
      this.sheet.rule(PAGE.left, this.y, PAGE.width, { thickness: 1.8, color: RED });
    }
    this.y += this.blank;
  }

  private title(): void {
    const size = Math.min(SIZE.title, this.setting.size * 1.375);
    const measure = (text: string) => this.sheet.width('head', size, text);
    for (const text of setTitle(this.paper.titlePhrases, { width: PAGE.width, measure })) {
      this.centred(text, 'head', size);
      this.y += size * 1.6;
    }
    this.y += this.blank * 0.6;
  }

  private body(): void {
    const { addressee, body, list } = this.paper;
    this.paragraph(addressee, 0);
    const [first = '', ...others] = body;
    this.paragraph(first);
    if (list && !list.isAnnex) this.table();
    for (const text of others) this.paragraph(text);
    if (list?.isAnnex) {
      this.y += this.blank * 0.5;
      this.paragraph(`附件：${list.title}`);
    }
  }

  private table(): void {
    const { list } = this.paper;
    if (!list) return;
    const size = Math.min(12, this.setting.size);
    this.y += 4;
    if (this.hasInk) drawList(this.sheet, list, { y: this.y, size });
    this.y += listHeight(this.sheet, list, size) + 10;
  }

  /** The issuer above the date, in the middle of it, with room for the seal over both (GB/T 9704-2012 7.3.5.1). */
  private signature(): void {
    const { size, blank } = this.setting;
    const { issuerName, date, note } = this.paper;
    this.y += this.line * (0.7 + 1.3 * blank);
    const top = this.y;
    const dateWidth = this.sheet.width('text', size, date);
    const centre = PAGE.left + PAGE.width - 4 * size - dateWidth / 2;
    const nameWidth = this.sheet.width('text', size, issuerName);
    const nameLeft = Math.min(centre - nameWidth / 2, PAGE.left + PAGE.width - nameWidth);
    this.sealMark(centre, top);
    this.put(issuerName, nameLeft, size);
    this.y += this.line;
    this.put(date, centre - dateWidth / 2, size);
    this.y = Math.max(this.y + this.line, this.codeUnder(top - this.line * 0.8));
    if (!note) return;
    this.put(note, PAGE.left + 2 * size, size);
    this.y += this.line;
  }

  /** Says where the seal goes, so pale that the stamp covers it. */
  private sealMark(centre: number, top: number): void {
    if (!this.hasInk) return;
    const box = { x: centre - 50, width: 100, face: 'text', size: 11, color: '#bdbdbd' } as const;
    this.sheet.place('（印章）', { ...box, y: top - 15 }, 'centre');
  }

  /** The code that opens the order, left of the signature. Gives its lower edge. */
  private codeUnder(y: number): number {
    if (!this.code) return y;
    const side = CODE_MM * MM;
    const x = PAGE.left + 2 * this.setting.size;
    if (this.hasInk) {
      this.sheet.picture(this.code, x, y, side);
      const at = { x: x + side + 5, y: y + side - 11, face: 'text', size: 9 } as const;
      this.sheet.write({ text: '扫码查看、回复', spacing: 0 }, at);
    }
    return y + side + 5;
  }

  /** At the foot of the type area, between rules (版记). */
  private imprint(): void {
    const size = Math.min(SIZE.imprint, this.setting.size);
    const row = size * 1.7;
    const inner = { x: PAGE.left + size, width: PAGE.width - 2 * size };
    const measure = (text: string) => this.sheet.width('text', size, text);
    const column = { width: inner.width, indent: 0, measure };
    const copies = this.paper.copies ? setLines(this.paper.copies, column) : [];
    const height = (copies.length + 1) * row;
    const top = PAGE.top + PAGE.height - height;
    this.y += height;
    if (!this.hasInk) return;
    let y = top;
    const thick = { thickness: 1 };
    this.sheet.rule(PAGE.left, y, PAGE.width, thick);
    for (const { text } of copies) {
      this.sheet.place(text, { ...inner, y: y + size * 0.35, face: 'text', size });
      y += row;
    }
    if (copies.length > 0) this.sheet.rule(PAGE.left, y, PAGE.width, { thickness: 0.7 });
    const box = { ...inner, y: y + size * 0.35, face: 'text', size } as const;
    this.sheet.place(this.issuerBeside(this.paper.printed, size), box);
    this.sheet.place(this.paper.printed, box, 'right');
    this.sheet.rule(PAGE.left, y + row, PAGE.width, thick);
  }

  /** The issuer's name, cut so that it leaves room for the words at the right. */
  private issuerBeside(words: string, size: number): string {
    const room = PAGE.width - 3 * size - this.sheet.width('text', size, words);
    const characters = Array.from(this.paper.issuerName);
    while (this.sheet.width('text', size, characters.join('')) > room) characters.pop();
    return characters.join('');
  }

  private paragraph(text: string, indent = 2): void {
    const { size } = this.setting;
    const measure = (part: string) => this.sheet.width('text', size, part);
    const column = { width: PAGE.width, indent: indent * size, measure };
    for (const line of setLines(text, column)) {
      if (this.hasInk) {
        const place = { x: PAGE.left + line.indent, y: this.y, face: 'text', size } as const;
        this.sheet.write(line, place);
      }
      this.y += this.line;
    }
  }

  private put(text: string, x: number, size: number): void {
    if (!this.hasInk) return;
    this.sheet.write({ text, spacing: 0 }, { x, y: this.y, face: 'text', size });
  }

  private centred(text: string, face: 'text' | 'head', size: number, color?: string): void {
    if (!this.hasInk) return;
    const box = { x: PAGE.left, width: PAGE.width, y: this.y, face, size };
    this.sheet.place(text, color ? { ...box, color } : box, 'centre');
  }
}
