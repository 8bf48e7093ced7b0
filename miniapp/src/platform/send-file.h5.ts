import { NetworkError } from './problem-error';
import { type UploadAnswer, type UploadOptions, type UploadTask } from './upload-types';

/** One file by XMLHttpRequest, which alone tells the progress of an upload. */
export function sendFile(options: UploadOptions): UploadTask {
  const xhr = new XMLHttpRequest();
  const answer = blobOf(options).then((blob) => post(xhr, blob, options));
  return { answer, abort: () => xhr.abort() };
}

/** The browser's own file where there is one: a data URL of a video would fill the memory of a phone. */
async function blobOf({ file }: UploadOptions): Promise<Blob> {
  if (file.file) return file.file;
  return (await fetch(file.path)).blob();
}

function post(xhr: XMLHttpRequest, blob: Blob, options: UploadOptions): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields)) form.append(name, value);
    form.append('file', blob, options.file.name);
    xhr.open('POST', options.url);
    for (const [name, value] of Object.entries(options.header)) xhr.setRequestHeader(name, value);
    xhr.timeout = options.timeout;
    xhr.upload.onprogress = (event) =>
      options.onProgress(Math.round((event.loaded / Math.max(event.total, 1)) * 100));
    xhr.onload = () => resolve({ statusCode: xhr.status, data: xhr.responseText });
    xhr.ontimeout = () => reject(new NetworkError('timeout'));
    xhr.onerror = xhr.onabort = () => reject(new NetworkError('offline'));
    xhr.send(form);
  });
}
