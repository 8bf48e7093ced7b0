import Taro from '@tarojs/taro';
import { overridable } from './overridable';
import { NetworkError } from './problem-error';
import { addressOf } from './request';

const downloadFile = overridable('downloadFile', Taro.downloadFile);
const openFile = overridable('openDocument', Taro.openDocument);

const OK = 200;

/**
 * Shows a PDF of the server in WeChat's own reader, from where it can be kept, sent on and printed.
 * @param document its signed address, relative to the origin, and the name that the reader shows
 * @throws NetworkError where it could not be fetched
 */
export async function openDocument({ url }: { url: string; fileName: string }): Promise<void> {
  const { statusCode, tempFilePath } = await downloadFile({ url: addressOf(url) }).catch(() => {
    throw new NetworkError('offline');
  });
  if (statusCode !== OK) throw new NetworkError('offline');
  await openFile({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
}
