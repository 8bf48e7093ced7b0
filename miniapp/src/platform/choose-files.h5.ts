import { type ChooseOptions, type ChosenFile } from './choose-files';
import { overridable } from './overridable';

interface WechatLikeOptions {
  count: number;
  mediaType: string[];
  sourceType: string[];
}

/** The browser's own file picker in the shape of `wx.chooseMedia`. Files stay files: no data URLs in memory. */
function chooseByInput(options: WechatLikeOptions): Promise<{ tempFiles: ChosenFile[] }> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = options.mediaType.map((kind) => `${kind}/*`).join(',');
  input.multiple = options.count > 1;
  if (!options.sourceType.includes('album')) input.setAttribute('capture', 'environment');
  input.style.display = 'none';
  document.body.appendChild(input);
  return new Promise((resolve) => {
    const done = (files: File[]) => {
      input.remove();
      void Promise.all(files.map(describe)).then((tempFiles) => resolve({ tempFiles }));
    };
    input.addEventListener('change', () => done(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}

async function describe(file: File): Promise<ChosenFile> {
  const tempFilePath = URL.createObjectURL(file);
  const video = file.type.startsWith('video/');
  const duration = video ? await secondsOf(tempFilePath) : undefined;
  return {
    tempFilePath,
    size: file.size,
    duration,
    fileType: video ? 'video' : 'image',
    originalFileObj: file,
  };
}

/** Length of a video; undefined where the browser can't read it, then the server decides. */
function secondsOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const timer = setTimeout(() => resolve(undefined), 3_000);
    const done = (seconds: number | undefined) => {
      clearTimeout(timer);
      resolve(seconds);
    };
    video.preload = 'metadata';
    video.onloadedmetadata = () =>
      done(Number.isFinite(video.duration) ? video.duration : undefined);
    video.onerror = () => done(undefined);
    video.src = url;
  });
}

const chooseMedia = overridable('chooseMedia', chooseByInput);

/** See choose-files.ts. */
export async function chooseFiles(options: ChooseOptions): Promise<ChosenFile[]> {
  const answer = await chooseMedia({
    count: options.count,
    mediaType: [...options.kinds],
    sourceType: [...options.from],
  });
  return answer.tempFiles;
}
