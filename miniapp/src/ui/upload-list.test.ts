import { type MediaView } from '@wide-angle/shared';
import { type PickedMedia } from '../platform/choose-media';
import {
  afterUploadEvent,
  isUploading,
  mediaIdsOf,
  nextToStart,
  roomFor,
  type UploadEntry,
  type UploadEvent,
} from './upload-list';

const picked: PickedMedia = {
  kind: 'image',
  path: 'p',
  picture: 'p',
  bytes: 1,
  seconds: null,
  name: 'photo.jpg',
};
const media = (id: string) => ({ id }) as MediaView;
const after = (...events: UploadEvent[]) => events.reduce<UploadEntry[]>(afterUploadEvent, []);
const added = (...keys: string[]): UploadEvent => ({
  type: 'added',
  entries: keys.map((key) => ({ key, picked })),
});

it('starts two at a time, in order', () => {
  const list = after(added('a', 'b', 'c'));
  expect(nextToStart(list).map((entry) => entry.key)).toEqual(['a', 'b']);
  const one = after(added('a', 'b', 'c'), { type: 'started', key: 'a' });
  expect(nextToStart(one).map((entry) => entry.key)).toEqual(['b']);
});

it('shows less than 100 until the server has answered', () => {
  const list = after(
    added('a'),
    { type: 'started', key: 'a' },
    { type: 'progressed', key: 'a', percent: 100 },
  );
  expect(list[0]).toMatchObject({ state: 'uploading', percent: 99 });
  const done = afterUploadEvent(list, { type: 'finished', key: 'a', media: media('m1') });
  expect(done[0]).toMatchObject({ state: 'done', percent: 100 });
});

it('keeps a failed file with its sentence, and lets it be tried again under the same key', () => {
  const list = after(added('a'), { type: 'failed', key: 'a', error: '网络没有连上' });
  expect(list[0]).toMatchObject({ state: 'failed', error: '网络没有连上', picked });
  expect(isUploading(list)).toBe(false);
  const again = afterUploadEvent(list, { type: 'retried', key: 'a' });
  expect(again[0]).toMatchObject({ key: 'a', state: 'waiting', error: null });
  expect(isUploading(again)).toBe(true);
});

it('gives the ids of what arrived, in the order of the list', () => {
  const list = after(
    added('a', 'b', 'c'),
    { type: 'finished', key: 'c', media: media('m3') },
    { type: 'finished', key: 'a', media: media('m1') },
  );
  expect(mediaIdsOf(list)).toEqual(['m1', 'm3']);
});

it('does not bring back what was removed while it was on its way', () => {
  const list = after(
    added('a'),
    { type: 'removed', key: 'a' },
    { type: 'finished', key: 'a', media: media('m1') },
  );
  expect(list).toEqual([]);
});

it('counts the room per kind', () => {
  const list = after(added('a', 'b'));
  expect(roomFor(list, 'image', 9)).toBe(7);
  expect(roomFor(list, 'video', 1)).toBe(1);
  expect(roomFor(list, 'image', 1)).toBe(0);
});
