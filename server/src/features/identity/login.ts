/** An account's name as it is stored and compared: databases fold case and width differently, so it is done here. */
export function normalizedLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
