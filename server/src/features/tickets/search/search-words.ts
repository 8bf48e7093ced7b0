import type { Condition } from '../lists/condition.js';
import { searchable } from './search-text.js';

/** Words that a search may hold; more only make it slow. */
const WORDS_MAX = 5;
/** So many digits are the beginning of a ticket's number: day of submission, then the rest. */
const NUMBER_LENGTH = 11;
const NUMBER_PREFIX = /^\d{6,11}$/;
/** People read the day and the rest of a number apart; the rest alone is enough to ask for a ticket. */
const DAY_LENGTH = 6;
const NUMBER_REST = /^\d{5}$/;
/** Terms of one searched word that are looked up; the word itself is compared anyway. */
const TERMS_OF_WORD_MAX = 6;

/** Letters, digits and ideographs; the rest of a text only parts them. */
const RUNS = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Where the index of words may hold a searched word: under one term, under any of some, or under all that begin with a
 * character.
 */
export type Posting =
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'either'; readonly terms: readonly string[] }
  | { readonly kind: 'beginning'; readonly from: string; readonly below: string };

/** A search as it was typed, understood. `number`: the beginning of a ticket's number; else words, all of them. */
export interface Search {
  readonly number: Condition | null;
  readonly words: readonly string[];
}

/** @param q as typed, may be empty: then the search holds neither number nor words */
export function searchOf(q: string | undefined): Search {
  const typed = searchable(q ?? '');
  const digits = typed.replaceAll(' ', '');
  if (NUMBER_PREFIX.test(digits)) return { number: numberCondition(digits), words: [] };
  return { number: null, words: typed.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX) };
}

/** All numbers are eleven digits long, so a beginning is a range; SQLite's LIKE would not use the index. */
function numberCondition(digits: string): Condition {
  const params = [digits.padEnd(NUMBER_LENGTH, '0'), digits.padEnd(NUMBER_LENGTH, '9')];
  return { sql: 'number BETWEEN ? AND ?', params };
}

/** Whether a ticket holds a word, by the ticket alone. What the index gives is held against it. */
export function wordCondition(word: string): Condition {
  const isThere = { sql: "search LIKE ? ESCAPE '!'", params: [`%${literal(word)}%`] };
  if (!NUMBER_REST.test(word)) return isThere;
  return {
    sql: `(${isThere.sql} OR SUBSTR(number, ${DAY_LENGTH + 1}) = ?)`,
    params: [...isThere.params, word],
  };
}

/** What LIKE would take as a pattern, as itself. The escape sign is one that both databases take. */
function literal(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}

/**
 * Every term under which a ticket stands in the index of words: each pair of neighbouring characters, the last character
 * of each run (so that a single character is the beginning of some term wherever it stands), and the rest of its number.
 */
export function termsOf({ number, search }: { number: string; search: string }): string[] {
  const terms = new Set([numberTerm(number.slice(DAY_LENGTH))]);
  for (const [run] of search.matchAll(RUNS)) {
    const characters = [...run];
    characters.forEach((character, at) => terms.add(character + (characters[at + 1] ?? '')));
  }
  // In order, so that writers of the same terms never wait for each other in a circle.
  return [...terms].sort();
}

/**
 * Where a ticket that holds the word must stand in the index; each posting is a condition of its own. Empty for a word
 * that the index knows nothing of, such as a sign.
 */
export function postingsOf(word: string): Posting[] {
  const runs = [...word.matchAll(RUNS)].map(([run]) => [...run]);
  const pairs = [...new Set(runs.flatMap(pairsOf))].slice(0, TERMS_OF_WORD_MAX);
  if (NUMBER_REST.test(word)) return [{ kind: 'either', terms: [numberTerm(word), pairs[0]!] }];
  if (pairs.length > 0) return pairs.map((term) => ({ kind: 'term', term }));
  return runs.slice(0, 1).map(([character = '']) => beginningWith(character));
}

function pairsOf(run: readonly string[]): string[] {
  return run.slice(1).map((character, at) => `${run[at]}${character}`);
}

function beginningWith(character: string): Posting {
  const next = String.fromCodePoint((character.codePointAt(0) ?? 0) + 1);
  return { kind: 'beginning', from: character, below: next };
}

/** Not to be taken for digits in a text. */
function numberTerm(rest: string): string {
  return `#${rest}`;
}

/**
 * The condition of one posting on the index of words.
 * @param isOpen true: among the open tickets only
 */
export function postingCondition(posting: Posting, isOpen: boolean): Condition {
  const { sql, params } = termCondition(posting);
  return { sql: isOpen ? `${sql} AND isOpen = 1` : sql, params };
}

function termCondition(posting: Posting): Condition {
  if (posting.kind === 'term') return { sql: 'term = ?', params: [posting.term] };
  if (posting.kind === 'either') return { sql: 'term IN (?, ?)', params: posting.terms };
  return { sql: 'term >= ? AND term < ?', params: [posting.from, posting.below] };
}
