/** One line of a paragraph as it is set. */
export interface SetLine {
  readonly text: string;
  /** Points from the left edge of the column: the indent of a paragraph's first line. */
  readonly indent: number;
  /** Points that are added between two characters, so that the line ends at the edge; negative where it is pressed. */
  readonly spacing: number;
}

/** How a paragraph is to be set. Lengths in points. */
export interface Column {
  readonly width: number;
  readonly indent: number;
  /** Width of a text in the face and size at hand. */
  readonly measure: (text: string) => number;
}

/** 避头: what never begins a line. */
const NOT_FIRST = '，。、；：？！）》」』】〕〉”’…—～·％%,.;:?!)]}';
/** 避尾: what never ends a line. */
const NOT_LAST = '（《「『【〔〈“‘([{';
/** Words and numbers stay whole: `16:30`, and what a no-break space holds together. */
const PIECES = /[A-Za-z0-9]+(?:[.:/\u00a0-][A-Za-z0-9]+)*%?|——|……|[ \t]+|./gsu;
/** A line may be pressed by so much of a character's width for a stop that would begin the next one. */
const PRESSED_MAX = 1.05;

/** Lines by the rules of Chinese setting; a break in the text begins a new paragraph. */
export function setLines(text: string, column: Column): SetLine[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => setParagraph(paragraph, column));
}

function setParagraph(paragraph: string, column: Column): SetLine[] {
  const lines: SetLine[] = [];
  let rest = piecesOf(paragraph, column);
  while (rest.length > 0) {
    const indent = lines.length === 0 ? column.indent : 0;
    const room = column.width - indent;
    const count = countOf(rest, room, column);
    const text = rest.slice(0, count).join('').trim();
    rest = rest.slice(count);
    while (rest[0]?.trim() === '') rest.shift();
    lines.push({ text, indent, spacing: spacingOf(text, room, rest.length === 0, column) });
  }
  return lines;
}

/** Pieces that no line can hold - an endless word - fall apart into characters. */
function piecesOf(paragraph: string, { measure, width }: Column): string[] {
  const pieces = paragraph.match(PIECES) ?? [];
  return pieces.flatMap((piece) =>
    piece.length > 1 && measure(piece) > width ? Array.from(piece) : [piece],
  );
}

/** How many pieces the line takes: what fits, then moved by the rules of line ends. */
function countOf(pieces: readonly string[], room: number, { measure }: Column): number {
  let count = 0;
  let text = '';
  while (count < pieces.length && measure((text + pieces[count]).trimEnd()) <= room) {
    text += pieces[count];
    count += 1;
  }
  if (count === pieces.length) return count;
  const em = measure('国');
  while (NOT_FIRST.includes(pieces[count] ?? '无')) {
    if (measure(text + pieces[count]) > room + em * PRESSED_MAX) break;
    text += pieces[count];
    count += 1;
  }
  let end = count;
  while (end > 1 && isBadEnd(pieces, end)) end -= 1;
  return Math.max(1, end > 1 ? end : count);
}

function isBadEnd(pieces: readonly string[], end: number): boolean {
  const last = pieces[end - 1] ?? '';
  const next = pieces[end];
  return NOT_LAST.includes(last) || (next !== undefined && NOT_FIRST.includes(next));
}

function spacingOf(text: string, room: number, isLast: boolean, { measure }: Column): number {
  const gaps = Array.from(text).length - 1;
  if (gaps < 1) return 0;
  const free = room - measure(text);
  // The last line of a paragraph keeps its own width, unless it has to be pressed.
  return isLast && free >= 0 ? 0 : free / gaps;
}
