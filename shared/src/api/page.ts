/** A page of a list. `next` is an opaque cursor for the following page, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** How a page is asked for: `limit` 1–{@link PAGE_LIMIT_MAX}, `cursor` from the page before. */
export interface PageQuery {
  cursor?: string;
  limit?: number;
}

export const PAGE_LIMIT_DEFAULT = 20;
export const PAGE_LIMIT_MAX = 50;
/** A cursor is opaque but never longer than this. */
export const CURSOR_LENGTH_MAX = 300;
