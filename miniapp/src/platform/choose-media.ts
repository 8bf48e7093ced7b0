import {
  PHOTO_BYTES_MAX,
  VIDEO_BYTES_MAX,
  VIDEO_SECONDS_MAX,
  type MediaKind,
} from '@wide-angle/shared';
import { chooseFiles, type ChosenFile } from './choose-files';

/** A photo or video on this phone, ready to be shown and uploaded. */
export interface PickedMedia {
  kind: MediaKind;
  path: string;
  /** A picture to show: the photo itself, or a video's poster frame; null while there is none. */
  picture: string | null;
  bytes: number;
  seconds: number | null;
  /** H5 only. */
  file?: Blob;
  name: string;
}

export interface PickOptions {
  /** How many may still be added. */
  photos: number;
  videos: number;
  from?: readonly ('camera' | 'album')[];
}

export interface PickResult {
  picked: PickedMedia[];
  /** Sentences about files that were not taken. */
  refused: string[];
}

/** Lets the person add photos and videos within the limits; browsers and albums enforce none of them themselves. */
export async function pickMedia(options: PickOptions): Promise<PickResult> {
  const kinds = (['image', 'video'] as const).filter((kind) =>
    kind === 'image' ? options.photos > 0 : options.videos > 0,
  );
  if (kinds.length === 0) return { picked: [], refused: [] };
  const files = await chooseFiles({
    count: Math.min(options.photos + options.videos, 9),
    kinds,
    from: options.from ?? ['camera', 'album'],
    maxSeconds: VIDEO_SECONDS_MAX,
  });
  return withinLimits(files.map(pickedOf), options);
}

/** Takes what fits: number per kind, size, length; says in words what was left out. */
export function withinLimits(all: readonly PickedMedia[], options: PickOptions): PickResult {
  const left = { image: options.photos, video: options.videos };
  const picked: PickedMedia[] = [];
  const refused = new Set<string>();
  for (const media of all) {
    const reason = left[media.kind] <= 0 ? TOO_MANY[media.kind] : flawOf(media);
    if (reason) {
      refused.add(reason);
    } else {
      left[media.kind] -= 1;
      picked.push(media);
    }
  }
  return { picked, refused: [...refused] };
}

const MB = 1024 * 1024;

const TOO_MANY: Readonly<Record<MediaKind, string>> = {
  image: '照片已经够多了，多出的没有添加。',
  video: '视频已经够多了，多出的没有添加。',
};

function flawOf(media: PickedMedia): string | null {
  if (media.kind === 'image') {
    return media.bytes > PHOTO_BYTES_MAX ? `照片不能超过 ${PHOTO_BYTES_MAX / MB} MB。` : null;
  }
  // Phones write a little more than they were asked for.
  if ((media.seconds ?? 0) > VIDEO_SECONDS_MAX + 1) {
    return `视频不能超过 ${VIDEO_SECONDS_MAX} 秒，请剪短后再添加。`;
  }
  return media.bytes > VIDEO_BYTES_MAX ? `视频不能超过 ${VIDEO_BYTES_MAX / MB} MB。` : null;
}

/** WeChat says `image`, Taro's H5 and some Androids a MIME type, old versions nothing. */
export function pickedOf(file: ChosenFile): PickedMedia {
  const type = file.fileType ?? '';
  const isVideo = type ? type.startsWith('video') : (file.duration ?? 0) > 0;
  const kind: MediaKind = isVideo ? 'video' : 'image';
  return {
    kind,
    path: file.tempFilePath,
    picture: isVideo ? (file.thumbTempFilePath ?? null) : file.tempFilePath,
    bytes: file.size,
    seconds: isVideo && file.duration ? Math.round(file.duration) : null,
    file: file.originalFileObj,
    name: isVideo ? 'video.mp4' : 'photo.jpg',
  };
}
