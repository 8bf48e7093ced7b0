import type { Page } from '@wide-angle/shared';

/**
 * All pages of a list, one after the other.
 * @param load asks for the page at a cursor; undefined for the first
 * @param from where to begin instead
 */
export async function pagesOf<P extends Page<unknown>>(
  load: (cursor: string | undefined) => Promise<P>,
  from?: string,
): Promise<P[]> {
  const pages: P[] = [];
  let cursor = from;
  do {
    const page = await load(cursor);
    pages.push(page);
    cursor = page.next ?? undefined;
  } while (cursor);
  return pages;
}

/** All rows of a list, asked for as {@link pagesOf} does. */
export async function rowsOf<T>(
  load: (cursor: string | undefined) => Promise<Page<T>>,
  from?: string,
): Promise<T[]> {
  return (await pagesOf(load, from)).flatMap(({ items }) => items);
}
