import type { Condition } from './condition.js';

/** Words that a search may hold; more only make it slow. */
const WORDS_MAX = 5;
/** So many digits are the beginning of a ticket's number: day of submission, then the rest. */
const NUMBER_LENGTH = 11;
const NUMBER_PREFIX = /^\d{6,11}$/;

/** Text in the form in which it is stored for searching, and in which searched words are compared. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/**
 * Where tickets hold what somebody looks for: the beginning of a number, or all of some words. Always used inside the
 * conditions of a list, so it finds nothing that the list would not show. The one place to put an index behind.
 * @param q as typed, may be empty
 */
export function searchConditions(q: string | undefined): Condition[] {
  const words = searchable(q ?? '');
  if (words === '') return [];
  const digits = words.replaceAll(' ', '');
  if (NUMBER_PREFIX.test(digits)) {
    // All numbers are eleven digits long, so a beginning is a range; SQLite's LIKE would not use the index.
    const range = [digits.padEnd(NUMBER_LENGTH, '0'), digits.padEnd(NUMBER_LENGTH, '9')];
    return [{ sql: 'number BETWEEN ? AND ?', params: range }];
  }
  return words
    .split(/\s+/)
    .slice(0, WORDS_MAX)
    .map((word) => ({ sql: "search LIKE ? ESCAPE '!'", params: [`%${literal(word)}%`] }));
}

/** What LIKE would take as a pattern, as itself. The escape sign is one that both databases take. */
function literal(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}
