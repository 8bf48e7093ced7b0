/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a `Range` header (RFC 9110 §14). Several ranges and other units may be ignored by a server and are.
 * @param header as it came, or undefined
 * @param size bytes of the file
 * @returns the range, null for the whole file, `unsatisfiable` for one that begins behind the end
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [first = '', last = ''] = match?.slice(1) ?? [];
  if (first === '') return last === '' ? null : lastBytes(Number(last), size);
  return fromTo(Number(first), last === '' ? Infinity : Number(last), size);
}

function fromTo(start: number, last: number, size: number): ByteRange | null | 'unsatisfiable' {
  if (last < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end: Math.min(last, size - 1) };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(0, size - count), end: size - 1 };
}
