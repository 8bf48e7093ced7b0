import { defineEndpoint } from '../api/endpoint.ts';

export const MEDIA_KINDS = ['image', 'video'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/**
 * The stored forms of an upload: `full` as people open it, `thumb` of a photo for lists, `poster` a frame of a video.
 */
export const MEDIA_VARIANTS = ['full', 'thumb', 'poster'] as const;
export type MediaVariant = (typeof MEDIA_VARIANTS)[number];

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
  /** The addresses in {@link MediaView} lead here; nobody builds them but the server. */
  file: defineEndpoint<{
    params: { id: string; variant: string };
    /** `e` expiry in Unix seconds, `s` the signature over id, variant and expiry. */
    query: { e: string; s: string };
  }>({
    method: 'GET',
    path: '/media/:id/:variant',
    access: 'public',
    summary:
      'The bytes of a photo or video; the signature in the address is the permission, Range is honoured',
  }),
};
