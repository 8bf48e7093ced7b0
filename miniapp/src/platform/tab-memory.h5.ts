const PREFIX = 'wa.tab.';

/** See tab-memory.ts. Survives a reload of the tab and is not seen by other tabs. */
export function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** See tab-memory.ts. */
export function keep(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // A browser that refuses storage asks for signing in again after a reload.
  }
}
