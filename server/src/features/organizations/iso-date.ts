import { atLocal } from '@wide-angle/shared';

/** Is the text an existing date, `YYYY-MM-DD`? */
export function isIsoDate(text: string): boolean {
  try {
    atLocal(text, 0);
    return true;
  } catch {
    return false;
  }
}
