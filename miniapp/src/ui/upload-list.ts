import { type MediaView } from '@wide-angle/shared';
import { type PickedMedia } from '../platform/choose-media';

/** A file on its way. `key` is the idempotency key too: a second try of the same file stores it once. */
export interface UploadEntry {
  key: string;
  picked: PickedMedia;
  state: 'waiting' | 'uploading' | 'done' | 'failed';
  /** 0–100. */
  percent: number;
  /** A sentence, when failed. */
  error: string | null;
  /** The stored file, when done. */
  media: MediaView | null;
}

export type UploadEvent =
  | { type: 'added'; entries: readonly { key: string; picked: PickedMedia }[] }
  | { type: 'started'; key: string }
  | { type: 'progressed'; key: string; percent: number }
  | { type: 'finished'; key: string; media: MediaView }
  | { type: 'failed'; key: string; error: string }
  | { type: 'retried'; key: string }
  | { type: 'removed'; key: string }
  | { type: 'cleared' };

/** More at a time would only make each slower on a weak network. */
export const UPLOADS_AT_ONCE = 2;

const FRESH = { state: 'waiting', percent: 0, error: null, media: null } as const;

/** The list after an event. Events of entries that were removed meanwhile change nothing. */
export function afterUploadEvent(list: readonly UploadEntry[], event: UploadEvent): UploadEntry[] {
  if (event.type === 'added') {
    return [...list, ...event.entries.map((entry) => ({ ...entry, ...FRESH }))];
  }
  if (event.type === 'cleared') return [];
  if (event.type === 'removed') return list.filter((entry) => entry.key !== event.key);
  return list.map((entry) => (entry.key === event.key ? { ...entry, ...changesOf(event) } : entry));
}

type EntryEvent = Exclude<UploadEvent, { type: 'added' | 'removed' | 'cleared' }>;

function changesOf(event: EntryEvent): Partial<UploadEntry> {
  switch (event.type) {
    case 'started':
      return { state: 'uploading', percent: 0, error: null };
    case 'progressed':
      return { percent: Math.min(Math.max(event.percent, 0), 99) };
    case 'finished':
      return { state: 'done', percent: 100, media: event.media };
    case 'failed':
      return { state: 'failed', error: event.error };
    case 'retried':
      return { ...FRESH };
  }
}

/** Entries that may start now. */
export function nextToStart(list: readonly UploadEntry[]): readonly UploadEntry[] {
  const busy = list.filter((entry) => entry.state === 'uploading').length;
  const waiting = list.filter((entry) => entry.state === 'waiting');
  return waiting.slice(0, Math.max(UPLOADS_AT_ONCE - busy, 0));
}

/** What had arrived before, as entries that are done: photos of a draft. */
export function arrivedBefore(media: readonly MediaView[]): UploadEntry[] {
  return media.map((one) => ({
    key: one.id,
    picked: {
      kind: one.kind,
      path: one.url,
      picture: one.thumbnailUrl ?? (one.kind === 'image' ? one.url : null),
      bytes: 0,
      seconds: one.durationSeconds,
      name: '',
    },
    state: 'done',
    percent: 100,
    error: null,
    media: one,
  }));
}

/** What has arrived of a list: what can be kept while its form is closed. */
export function arrived(list: readonly UploadEntry[]): UploadEntry[] {
  return list.filter((entry) => entry.state === 'done');
}

/** How many of a kind may still be added. */
export function roomFor(
  list: readonly UploadEntry[],
  kind: 'image' | 'video',
  max: number,
): number {
  return Math.max(max - list.filter((entry) => entry.picked.kind === kind).length, 0);
}

/** Ids of what has arrived, in the order of the list. */
export function mediaIdsOf(list: readonly UploadEntry[]): string[] {
  return list.flatMap((entry) => (entry.media ? [entry.media.id] : []));
}

/** True while something has neither arrived nor been taken out: the button waits. */
export function isUploading(list: readonly UploadEntry[]): boolean {
  return list.some((entry) => entry.state === 'waiting' || entry.state === 'uploading');
}
