/** How a title is to be set. Lengths in points. */
export interface TitleColumn {
  readonly width: number;
  /** Width of a text in the face and size at hand. */
  readonly measure: (text: string) => number;
}

/** A place where a line may end. */
interface Break {
  /** How many pieces stand before it. */
  readonly at: number;
  /** It tears a name apart. */
  readonly isTorn: boolean;
}

/** Names hold together; a bracket stays with what it encloses. */
const PIECES = /[“（《](?:[A-Za-z0-9]+|.)|[A-Za-z0-9.…]+[”）》]*|.[”）》…]*/gsu;
/** Prices of what is not liked, in squares of the column's width. */
const PRICE = { torn: 2, waist: 0.5, oneMoreLine: 0.3 } as const;
const LINES_MAX = 5;

/**
 * Lines of a title by GB/T 9704-2012 7.3.1: words whole, lines of like length, as a trapezoid or a rhombus and never
 * with a waist.
 * @param phrases what belongs together, in order; a phrase is torn only where it must be
 */
export function setTitle(phrases: readonly string[], column: TitleColumn): string[] {
  const whole = phrases.join('');
  if (column.measure(whole) <= column.width) return [whole];
  const { pieces, breaks } = piecesOf(phrases);
  const before = [0];
  for (const piece of pieces) before.push((before.at(-1) ?? 0) + column.measure(piece));
  let best: { cost: number; ends: readonly Break[] } = { cost: Infinity, ends: [] };
  const fewest = Math.ceil((before.at(-1) ?? 0) / column.width);
  for (let lines = fewest; lines <= Math.min(fewest + 1, LINES_MAX); lines += 1) {
    for (const ends of endsFor(breaks, lines - 1, before, column.width)) {
      const cost = costOf(ends, before, column.width) + (lines - fewest) * PRICE.oneMoreLine;
      if (cost < best.cost) best = { cost, ends };
    }
  }
  const cuts = [0, ...best.ends.map(({ at }) => at), pieces.length];
  return cuts.slice(1).map((end, line) => pieces.slice(cuts[line], end).join(''));
}

function piecesOf(phrases: readonly string[]): { pieces: string[]; breaks: Break[] } {
  const pieces: string[] = [];
  const breaks: Break[] = [];
  for (const phrase of phrases) {
    for (const [index, piece] of (phrase.match(PIECES) ?? []).entries()) {
      if (pieces.length > 0) breaks.push({ at: pieces.length, isTorn: index > 0 });
      pieces.push(piece);
    }
  }
  return { pieces, breaks };
}

/** Every way to end so many lines, but for those with a line that is too wide. */
function* endsFor(
  breaks: readonly Break[],
  many: number,
  before: readonly number[],
  width: number,
  from = 0,
): Generator<readonly Break[]> {
  const reach = (before[from] ?? 0) + width;
  if (many === 0) {
    if ((before.at(-1) ?? 0) <= reach) yield [];
    return;
  }
  const near = breaks.filter(({ at }) => at > from && (before[at] ?? 0) <= reach);
  for (const end of near) {
    for (const rest of endsFor(breaks, many - 1, before, width, end.at)) yield [end, ...rest];
  }
}

/** The lower, the better a title looks. Lines of like length, the last one rather the shorter. */
function costOf(ends: readonly Break[], before: readonly number[], width: number): number {
  const edges = [0, ...ends.map(({ at }) => before[at] ?? 0), before.at(-1) ?? 0];
  const lines = edges.slice(1).map((edge, line) => (edge - (edges[line] ?? 0)) / width);
  const mean = lines.reduce((sum, line) => sum + line, 0) / lines.length;
  const spread = lines.reduce((sum, line) => sum + (line - mean) ** 2, 0);
  const torn = ends.filter(({ isTorn }) => isTorn).length;
  const isWaist = (line: number, at: number) =>
    line < Math.min(lines[at - 1] ?? 0, lines[at + 1] ?? 0);
  const waists = lines.filter(isWaist).length;
  const tail = Math.max(0, (lines.at(-1) ?? 0) - (lines.at(-2) ?? 0)) / 100;
  return spread + tail + torn * PRICE.torn + waists * PRICE.waist;
}
