import { useEffect, useReducer, useRef, type Dispatch } from 'react';
import { pickMedia } from '../platform/choose-media';
import { toast } from '../platform/feedback';
import { problemText } from '../platform/problem-error';
import { uniqueKey } from '../platform/unique-key';
import { uploadMedia } from '../platform/upload';
import {
  afterUploadEvent,
  nextToStart,
  roomFor,
  type UploadEntry,
  type UploadEvent,
} from './upload-list';

export interface UploadLimits {
  photos: number;
  videos: number;
}

/** A list of photos and videos that upload by themselves, and what a person can do with it. */
export interface Uploads {
  entries: readonly UploadEntry[];
  roomForPhotos: number;
  roomForVideos: number;
  add: (kind: 'image' | 'video') => Promise<void>;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
}

type Running = Map<string, () => void>;

/** Starts what waits, a few at a time, and tells how it goes. Leaving the page stops what is under way. */
function useSending(list: readonly UploadEntry[], dispatch: Dispatch<UploadEvent>): Running {
  const running = useRef<Running>(new Map()).current;
  useEffect(() => {
    for (const { key, picked } of nextToStart(list)) {
      if (running.has(key)) continue;
      const { path, file, name } = picked;
      const upload = uploadMedia({ path, file, name }, key, (percent) =>
        dispatch({ type: 'progressed', key, percent }),
      );
      running.set(key, upload.abort);
      dispatch({ type: 'started', key });
      upload.media
        .then((media) => dispatch({ type: 'finished', key, media }))
        .catch((error: unknown) => dispatch({ type: 'failed', key, error: problemText(error) }))
        .finally(() => running.delete(key));
    }
  }, [list, running, dispatch]);
  useEffect(() => () => running.forEach((abort) => abort()), [running]);
  return running;
}

/**
 * Holds the uploads of one form. Leaving the page stops what is under way.
 * @param first what had arrived before, e.g. in a draft
 */
export function useUploads(limits: UploadLimits, first: readonly UploadEntry[] = []): Uploads {
  const [list, dispatch] = useReducer(afterUploadEvent, [...first]);
  const running = useSending(list, dispatch);
  const stop = (key: string) => {
    running.get(key)?.();
    running.delete(key);
  };
  const roomForPhotos = roomFor(list, 'image', limits.photos);
  const roomForVideos = roomFor(list, 'video', limits.videos);
  const add = async (kind: 'image' | 'video') => {
    const { picked, refused } = await pickMedia({
      photos: kind === 'image' ? roomForPhotos : 0,
      videos: kind === 'video' ? roomForVideos : 0,
    });
    if (refused.length > 0) toast(refused.join(''));
    const entries = picked.map((one) => ({ key: uniqueKey(), picked: one }));
    dispatch({ type: 'added', entries });
  };
  return {
    entries: list,
    roomForPhotos,
    roomForVideos,
    add,
    retry: (key) => dispatch({ type: 'retried', key }),
    remove: (key) => {
      stop(key);
      dispatch({ type: 'removed', key });
    },
    clear: () => {
      [...running.keys()].forEach(stop);
      dispatch({ type: 'cleared' });
    },
  };
}
