/** What a ticket is found by, beside its number. */
export interface SearchParts {
  readonly estateName: string;
  /** The organisation that had to do the work at submission. */
  readonly companyName: string;
  readonly categoryName: string;
  readonly place: string;
  readonly text: string;
}

/** Seven digits or more, also in groups, are a telephone, a card or an account: nobody is to be found by those. */
const LONG_DIGITS = /\d(?:[ \-]?\d){6,}/g;

const CATEGORY_LINE = 2;

/** Text in the form in which it is stored for searching, and in which searched words are compared. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/**
 * What is stored of a ticket for searching: a line for each part. No word that somebody types holds a line break, so
 * nothing is found across two parts.
 */
export function searchText(parts: SearchParts): string {
  const { estateName, companyName, categoryName, place, text } = parts;
  const own = [place, text].map((words) => line(words).replace(LONG_DIGITS, ' '));
  return [line(estateName), line(companyName), line(categoryName), ...own].join('\n');
}

/** The same ticket after it got another category. */
export function withCategory(search: string, categoryName: string): string {
  const lines = search.split('\n');
  lines[CATEGORY_LINE] = line(categoryName);
  return lines.join('\n');
}

/** The same ticket without anything that a person wrote: estate, company and category stay. */
export function withoutOwnWords(search: string): string {
  return [...search.split('\n').slice(0, CATEGORY_LINE + 1), '', ''].join('\n');
}

/** Whether text was stored before it had lines; such tickets are not in the index of words yet. */
export function isUnindexed(search: string): boolean {
  return !search.includes('\n');
}

function line(words: string): string {
  return searchable(words).replace(/\s+/g, ' ');
}
