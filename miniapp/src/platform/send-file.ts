import Taro from '@tarojs/taro';
import { overridable } from './overridable';
import { NetworkError } from './problem-error';
import { type UploadOptions, type UploadTask } from './upload-types';

const uploadFile = overridable('uploadFile', Taro.uploadFile);

/** One file by WeChat's uploadFile, as the multipart part `file`. */
export function sendFile(options: UploadOptions): UploadTask {
  const task = uploadFile({
    url: options.url,
    filePath: options.file.path,
    name: 'file',
    formData: { ...options.fields },
    header: { ...options.header },
    timeout: options.timeout,
  });
  // A stand-in of a walk is a plain promise.
  task.progress?.((event) => options.onProgress(event.progress));
  const answer = task.then(
    ({ statusCode, data }) => ({ statusCode, data }),
    () => {
      throw new NetworkError('offline');
    },
  );
  return { answer, abort: () => task.abort?.() };
}
