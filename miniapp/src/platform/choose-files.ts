import Taro from '@tarojs/taro';
import { errorMessage } from './error-message';
import { overridable } from './overridable';

export interface ChooseOptions {
  count: number;
  kinds: readonly ('image' | 'video')[];
  from: readonly ('camera' | 'album')[];
  maxSeconds: number;
}

/** A chosen file in WeChat's shape; `originalFileObj` exists in browsers only. */
export interface ChosenFile {
  tempFilePath: string;
  /** Bytes. */
  size: number;
  /** Seconds of a video. */
  duration?: number;
  thumbTempFilePath?: string;
  fileType?: string;
  originalFileObj?: Blob;
}

const chooseMedia = overridable('chooseMedia', Taro.chooseMedia);

/** Lets the person pick or take photos and videos; an empty list when they change their mind. */
export async function chooseFiles(options: ChooseOptions): Promise<ChosenFile[]> {
  try {
    const answer = await chooseMedia({
      count: options.count,
      mediaType: [...options.kinds],
      sourceType: [...options.from],
      maxDuration: options.maxSeconds,
      sizeType: ['compressed'],
    });
    return answer.tempFiles;
  } catch (error) {
    if (/cancel/i.test(errorMessage(error))) return [];
    throw error;
  }
}
