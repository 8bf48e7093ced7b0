/** See subscribe.ts. A browser has no WeChat messages: nothing is asked. */
export function canSubscribe(): boolean {
  return false;
}

/** Nothing is accepted. */
export function askToSubscribe(): Promise<string[]> {
  return Promise.resolve([]);
}
