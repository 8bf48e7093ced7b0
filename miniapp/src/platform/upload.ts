import { IDEMPOTENCY_HEADER, mediaApi, urlOf, type MediaView } from '@wide-angle/shared';
import { problemOf } from './problem-error';
import { addressOf, authorization, withSession } from './request';
import { sendFile } from './send-file';
import { type UploadFile, type UploadTask } from './upload-types';

const MINUTES_5 = 5 * 60_000;

export interface MediaUpload {
  /** The stored photo or video. */
  media: Promise<MediaView>;
  abort: () => void;
}

/**
 * Uploads one photo or video; the id in the answer is then named in a ticket or action.
 * @param key idempotency key, the same for every try of the same file
 * @param onProgress told 0–100
 * @throws (by `media`) ProblemError or NetworkError
 */
export function uploadMedia(
  file: UploadFile,
  key: string,
  onProgress: (percent: number) => void,
): MediaUpload {
  let task: UploadTask | null = null;
  let aborted = false;
  const media = withSession(async (token) => {
    task = sendFile({
      url: addressOf(urlOf(mediaApi.upload)),
      file,
      fields: {},
      header: { [IDEMPOTENCY_HEADER]: key, ...authorization(token) },
      timeout: MINUTES_5,
      onProgress,
    });
    if (aborted) task.abort();
    return readAnswer(await task.answer);
  });
  const abort = () => {
    aborted = true;
    task?.abort();
  };
  return { media, abort };
}

function readAnswer(answer: { statusCode: number; data: string }): MediaView {
  const data = parsed(answer.data);
  if (answer.statusCode < 200 || answer.statusCode >= 300) throw problemOf(answer.statusCode, data);
  return data as MediaView;
}

/** WeChat gives the body as text; a proxy's error page is no JSON. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
