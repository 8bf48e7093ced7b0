import { type Instant } from '@wide-angle/shared';
import { forget, load, save } from '../../platform/storage';

/** Data with the moment at which the server gave them. */
export interface Timed<T> {
  data: T;
  at: Instant;
}

const nameOf = (name: string) => `last.${name}`;
const NAMES = 'last';

/** What was kept of the last answer under a name, or null. */
export function remembered<T>(name: string | undefined): Timed<T> | null {
  return name ? load<Timed<T>>(nameOf(name)) : null;
}

/** Keeps an answer for the time without a network; one that is too large is left out. */
export function remember<T>(name: string | undefined, timed: Timed<T>): void {
  if (!name || !save(nameOf(name), timed)) return;
  const names = load<string[]>(NAMES) ?? [];
  if (!names.includes(name)) save(NAMES, [...names, name]);
}

/** Removes all kept answers, when somebody signs out: the next one at this phone must not see them. */
export function forgetRemembered(): void {
  (load<string[]>(NAMES) ?? []).forEach((name) => forget(nameOf(name)));
  forget(NAMES);
}
