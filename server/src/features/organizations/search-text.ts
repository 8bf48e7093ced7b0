/** For a query builder, with a parameter `words` made by {@link containing}; both databases take the same escape. */
export const LIKE = `LIKE :words ESCAPE '!'`;

/** Pattern of LIKE for "contains these words"; `%` and `_` of the person stand for themselves. */
export function containing(words: string): string {
  return `%${words.normalize('NFKC').trim().replace(/[!%_]/g, '!$&')}%`;
}
