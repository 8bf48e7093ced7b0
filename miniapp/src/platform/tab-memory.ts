const memory = new Map<string, string>();

/** A short text that lives as long as the running app. In a browser it belongs to one tab, see tab-memory.h5.ts. */
export function recall(key: string): string | null {
  return memory.get(key) ?? null;
}

/** Keeps a short text for as long as the app runs; null forgets it. */
export function keep(key: string, text: string | null): void {
  if (text === null) memory.delete(key);
  else memory.set(key, text);
}
