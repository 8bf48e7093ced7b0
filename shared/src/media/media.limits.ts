/** Limits of uploads (DESIGN §6 Files, WECHAT §6). */
export const PHOTO_BYTES_MAX = 15 * 1024 * 1024;
export const VIDEO_BYTES_MAX = 80 * 1024 * 1024;
export const VIDEO_SECONDS_MAX = 60;
/** A phone's largest sensor has about 200 megapixels; more is a decompression bomb. */
export const PHOTO_PIXELS_MAX = 110_000_000;
/** An upload that no ticket takes up is deleted after so many hours. */
export const ORPHAN_HOURS = 24;
