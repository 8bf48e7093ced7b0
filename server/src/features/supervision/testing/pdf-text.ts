import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF that PDFKit has made, read as any reader does: glyph numbers of the page, turned into characters by
 * the map (ToUnicode) that is embedded with each font. Lines are joined without breaks.
 */
export function textOf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const maps = fontMaps(objects);
  const contents = [...objects.values()].filter(({ stream }) => /\bBT\b/.test(stream ?? ''));
  return contents.map(({ stream }) => textIn(stream ?? '', maps)).join('');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string | null;
}

type Maps = ReadonlyMap<string, ReadonlyMap<number, string>>;

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const plain = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of plain.matchAll(/^(\d+) 0 obj\n([\s\S]*?)endobj/gm)) {
    const [, id = '', body = ''] = match;
    const start = body.indexOf('stream\n');
    const head = start < 0 ? body : body.slice(0, start);
    objects.set(id, { head, stream: start < 0 ? null : unpacked(head, body.slice(start + 7)) });
  }
  return objects;
}

function unpacked(head: string, body: string): string {
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
  const bytes = Buffer.from(body.slice(0, length), 'latin1');
  return (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Resource name of a font, e.g. `F1`, to its map from glyph to text. */
function fontMaps(objects: ReadonlyMap<string, PdfObject>): Maps {
  const maps = new Map<string, ReadonlyMap<number, string>>();
  const mapOf = (id: string) => /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
  const streamOf = (id: string) => objects.get(id)?.stream ?? '';
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      maps.set(name, glyphsOf(streamOf(mapOf(id) ?? '')));
    }
  }
  return maps;
}

function glyphsOf(map: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    const texts = Array.from(list.matchAll(/<([\w ]+)>/g), ([, hex = '']) => hex);
    texts.forEach((hex, index) => {
      const units = (hex.match(/\w{4}/g) ?? []).map((unit) => parseInt(unit, 16));
      glyphs.set(parseInt(first, 16) + index, String.fromCharCode(...units));
    });
  }
  return glyphs;
}

function textIn(stream: string, maps: Maps): string {
  let font = '';
  let text = '';
  for (const [, name, shown = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = name;
    for (const [, hex = ''] of shown.matchAll(/<(\w+)>/g)) {
      const glyphs = (hex.match(/\w{4}/g) ?? []).map((glyph) => parseInt(glyph, 16));
      text += glyphs.map((glyph) => maps.get(font)?.get(glyph) ?? '�').join('');
    }
  }
  return text;
}
