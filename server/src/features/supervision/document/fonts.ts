import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { unpackWoff } from './unpack-woff.js';

/** Faces of a document: `text` for what is read, `head` for the issuer's name, titles and heads of tables. */
export type Face = 'text' | 'head';

const WEIGHTS: Readonly<Record<Face, number>> = { text: 400, head: 700 };
const FAMILY = 'noto-serif-sc';
/** What stands for a character that no font has: the printers' mark for a missing type. */
export const MISSING = '〓';

/** A file of the font's package with the code points it has. */
interface Slice {
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const folder = path.dirname(
  createRequire(import.meta.url).resolve(`@fontsource/${FAMILY}/LICENSE`),
);
const slices = new Map<Face, Promise<readonly Slice[]>>();

/** The face with the common characters, a WOFF file of some megabytes. */
export function commonFont(face: Face): Promise<Buffer> {
  return fontFile(`${FAMILY}-chinese-simplified-${WEIGHTS[face]}-normal.woff`);
}

/** A rare character's own small file; null where the family has no such character. */
export async function rareFontFile(face: Face, codePoint: number): Promise<string | null> {
  const found = slices.get(face) ?? readSlices(face);
  slices.set(face, found);
  const holds = ({ ranges }: Slice) =>
    ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
  return (await found).find(holds)?.file ?? null;
}

/** A font file of the package, unpacked. */
export async function fontFile(name: string): Promise<Buffer> {
  return unpackWoff(await readFile(path.join(folder, 'files', name)));
}

/** The package's style sheet says which file has which characters. */
async function readSlices(face: Face): Promise<readonly Slice[]> {
  const css = await readFile(path.join(folder, `${WEIGHTS[face]}.css`), 'utf8');
  const rule = /url\(\.\/files\/([^)]+\.woff)\)[^}]*unicode-range:\s*([^;}]+)/g;
  return Array.from(css.matchAll(rule), ([, file = '', ranges = '']) => ({
    file,
    ranges: ranges.split(',').map(rangeOf),
  }));
}

function rangeOf(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}
