import { defineEndpoint } from '../api/endpoint.ts';

export const MEDIA_KINDS = ['image', 'video'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A photo or video as screens show it. Addresses are signed, relative to the origin, and live for some minutes. */
export interface MediaView {
  id: string;
  kind: MediaKind;
  url: string;
  /** Thumbnail, or poster frame of a video; null while a video has none. */
  thumbnailUrl: string | null;
  width: number | null;
  height: number | null;
  /** Of a video, in seconds. */
  durationSeconds: number | null;
}

/** Uploads: one file a call, as WeChat's uploadFile sends it; the id is named in the ticket's or action's body. */
export const mediaApi = {
  upload: defineEndpoint<{ response: MediaView }>({
    method: 'POST',
    path: '/media',
    access: 'signedIn',
    summary:
      'Upload one photo or video (multipart part "file"); it belongs to nothing until a ticket or action names it',
    multipart: true,
    idempotent: true,
  }),
};
