import type { MediaVariant } from '@wide-angle/shared';

/** An upload made fit for storing: its forms lie in temporary files. */
export interface ProcessedMedia {
  /** Temporary path of each form. A video may lack its poster. */
  files: { full: string } & Partial<Record<MediaVariant, string>>;
  /** Of the full form; the others are JPEG. */
  contentType: 'image/jpeg' | 'video/mp4' | 'video/quicktime';
  width: number;
  height: number;
  /** Of a video, whole milliseconds. */
  durationMs: number | null;
}
