import { addressOf } from './request';

/** See open-document.ts. A browser shows a PDF itself, in the same tab: a new one would be blocked after the waiting. */
export function openDocument({ url }: { url: string; fileName: string }): Promise<void> {
  window.location.assign(addressOf(url));
  return Promise.resolve();
}
