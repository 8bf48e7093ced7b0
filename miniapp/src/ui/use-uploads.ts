import { useEffect, useReducer, useRef } from 'react';
import { pickMedia } from '../platform/choose-media';
import { toast } from '../platform/feedback';
import { problemText } from '../platform/problem-error';
import { uniqueKey } from '../platform/unique-key';
import { uploadMedia } from '../platform/upload';
import { afterUploadEvent, nextToStart, roomFor, type UploadEntry } from './upload-list';

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
}

/** Holds the uploads of one form. Leaving the page stops what is under way. */
export function useUploads(limits: UploadLimits): Uploads {
  const [entries, dispatch] = useReducer(afterUploadEvent, []);
  const running = useRef(new Map<string, () => void>());
  const list = entries as readonly UploadEntry[];

  useEffect(() => {
    for (const { key, picked } of nextToStart(list)) {
      if (running.current.has(key)) continue;
      const { path, file, name } = picked;
      const upload = uploadMedia({ path, file, name }, key, (percent) =>
        dispatch({ type: 'progressed', key, percent }),
      );
      running.current.set(key, upload.abort);
      dispatch({ type: 'started', key });
      upload.media
        .then((media) => dispatch({ type: 'finished', key, media }))
        .catch((error: unknown) => dispatch({ type: 'failed', key, error: problemText(error) }))
        .finally(() => running.current.delete(key));
    }
  }, [list]);

  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((abort) => abort());
  }, []);

  const roomForPhotos = roomFor(list, 'image', limits.photos);
  const roomForVideos = roomFor(list, 'video', limits.videos);
  return {
    entries: list,
    roomForPhotos,
    roomForVideos,
    add: async (kind) => {
      const { picked, refused } = await pickMedia({
        photos: kind === 'image' ? roomForPhotos : 0,
        videos: kind === 'video' ? roomForVideos : 0,
      });
      if (refused.length > 0) toast(refused.join(''));
      dispatch({
        type: 'added',
        entries: picked.map((one) => ({ key: uniqueKey(), picked: one })),
      });
    },
    retry: (key) => dispatch({ type: 'retried', key }),
    remove: (key) => {
      running.current.get(key)?.();
      running.current.delete(key);
      dispatch({ type: 'removed', key });
    },
  };
}
