import { IDEMPOTENCY_HEADER, mediaApi, urlOf, type MediaView } from '@wide-angle/shared';
import { ApiProblem, codeOfError, isProblem, Unreachable } from './problem.ts';
import type { Credentials } from './transport.ts';

/** One file on its way. `key` stays the same over retries of the same file. */
export interface Upload {
  file: File;
  key: string;
  /** Called with 0–100. */
  onProgress: (percent: number) => void;
}

export type Uploader = (upload: Upload) => Promise<MediaView>;

/** Uploads by XMLHttpRequest, as fetch tells nothing of the progress. Renews an expired token once. */
export function createUploader(credentials: Credentials): Uploader {
  return async (upload) => {
    try {
      return await send(upload, credentials.accessToken());
    } catch (error) {
      if (codeOfError(error) !== 'session.expired') throw error;
      await credentials.refresh();
      return send(upload, credentials.accessToken());
    }
  };
}

function send({ file, key, onProgress }: Upload, token: string | null): Promise<MediaView> {
  const form = new FormData();
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open(mediaApi.upload.method, urlOf(mediaApi.upload));
  request.setRequestHeader(IDEMPOTENCY_HEADER, key);
  if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300 && answer) resolve(answer as MediaView);
      else reject(isProblem(answer) ? new ApiProblem(answer) : new Unreachable());
    };
    request.send(form);
  });
}
