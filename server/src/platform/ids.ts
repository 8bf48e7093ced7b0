import { v7 } from 'uuid';

/**
 * A new id: UUIDv7 text of 36 characters, growing within this process, so that rows land at the end of their index.
 * Its time is the machine's, not the domain's: never read a moment out of an id.
 */
export function newId(): string {
  return v7();
}
