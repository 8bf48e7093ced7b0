import type PDFKit from 'pdfkit';
import { commonFont, fontFile, MISSING, rareFontFile, type Face } from './fonts.js';
import type { SetLine } from './lines.js';

/** Points of a millimetre. */
export const MM = 72 / 25.4;
/** GB/T 9704-2012 5.2.1: A4, 37 mm above, 28 mm left, a type area of 156 mm × 225 mm. */
export const PAGE = { left: 28 * MM, top: 37 * MM, width: 156 * MM, height: 225 * MM } as const;
export const RED = '#d0021b';
const BLACK = '#000000';

type Pdf = InstanceType<typeof PDFKit>;

/** Text that one font can show. */
interface Run {
  readonly font: string;
  readonly text: string;
}

/**
 * A page to be written on: PDFKit with our faces. Characters that the common file of a face lacks come from small files
 * of their own; before a text is measured or drawn, {@link prepare} has to have seen it.
 */
export class Sheet {
  private readonly rare = new Map<string, string>();
  private readonly files = new Set<string>();

  private constructor(readonly pdf: Pdf) {}

  /** Loads PDFKit and the faces with the first document: a fresh server has no memory to spare for them (DESIGN §7). */
  static async open(info: { title: string; author: string; at: number }): Promise<Sheet> {
    const { default: PDFDocument } = await import('pdfkit');
    const { title, author, at } = info;
    const date = new Date(at);
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: date, ModDate: date },
    });
    const sheet = new Sheet(pdf);
    for (const face of ['text', 'head'] as const) {
      pdf.registerFont(face, await commonFont(face));
    }
    return sheet;
  }

  /** Finds fonts for the rare characters of texts. */
  async prepare(face: Face, texts: readonly string[]): Promise<void> {
    this.pdf.font(face);
    const has = glyphs(this.pdf);
    for (const one of new Set(Array.from(texts.join('')))) {
      if (has(one) || this.rare.has(face + one)) continue;
      const file = await rareFontFile(face, one.codePointAt(0) ?? 0);
      if (!file) continue;
      if (!this.files.has(file)) this.pdf.registerFont(file, await fontFile(file));
      this.files.add(file);
      this.pdf.font(file);
      if (glyphs(this.pdf)(one)) this.rare.set(face + one, file);
    }
  }

  page(): void {
    this.pdf.addPage();
  }

  /** Width in points. */
  width(face: Face, size: number, text: string): number {
    return this.runs(face, text).reduce((sum, { font, text: part }) => {
      return sum + this.pdf.font(font).fontSize(size).widthOfString(part);
    }, 0);
  }

  /** Writes a line whose upper edge is `y`. */
  write(
    line: Pick<SetLine, 'text' | 'spacing'>,
    place: { x: number; y: number; face: Face; size: number; color?: string },
  ): void {
    const { face, size, y, color = BLACK } = place;
    let { x } = place;
    for (const { font, text } of this.runs(face, line.text)) {
      this.pdf.font(font).fontSize(size).fillColor(color);
      // All faces are of one family; the upper edge is taken from the size, so that they share a base line.
      const options = { lineBreak: false, characterSpacing: line.spacing, baseline: -0.88 * size };
      this.pdf.text(text, x, y, options);
      x += this.pdf.widthOfString(text) + line.spacing * Array.from(text).length;
    }
  }

  /** Writes a line between two edges: at the left, in the middle or at the right. */
  place(
    text: string,
    box: { x: number; width: number; y: number; face: Face; size: number; color?: string },
    align: 'left' | 'centre' | 'right' = 'left',
  ): void {
    const free = box.width - this.width(box.face, box.size, text);
    const shift = align === 'left' ? 0 : align === 'right' ? free : free / 2;
    this.write({ text, spacing: 0 }, { ...box, x: box.x + shift });
  }

  rule(
    x: number,
    y: number,
    width: number,
    { thickness, color = BLACK }: { thickness: number; color?: string },
  ): void {
    this.pdf.moveTo(x, y).lineTo(x + width, y);
    this.pdf.lineWidth(thickness).strokeColor(color).stroke();
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.pdf.rect(x, y, width, height).lineWidth(0.5).strokeColor(BLACK).stroke();
  }

  /** A picture, square. */
  picture(png: Buffer, x: number, y: number, side: number): void {
    this.pdf.image(png, x, y, { width: side, height: side });
  }

  /** The bytes of the whole document. */
  async close(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.pdf.on('end', resolve);
      this.pdf.on('error', reject);
    });
    this.pdf.end();
    await ended;
    return Buffer.concat(chunks);
  }

  private runs(face: Face, text: string): Run[] {
    const runs: { font: string; text: string }[] = [];
    const has = glyphs(this.pdf.font(face));
    for (const one of text) {
      const rare = this.rare.get(face + one);
      const font = rare ?? face;
      const shown = rare || has(one) ? one : MISSING;
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }
}

/** Does the font that is chosen now have a character? PDFKit's types leave out its fontkit font. */
function glyphs(pdf: Pdf): (character: string) => boolean {
  const { _font } = pdf as unknown as {
    _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } };
  };
  return (character) => _font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}
