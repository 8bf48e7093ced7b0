import type { Refusal } from '../api/problem.ts';
import { PHOTOS_MAX, VIDEOS_MAX } from './ticket.limits.ts';

/** Nobody needs more photos and videos to show one thing, and each costs the others their network. */
export function refuseMedia(media: { images: number; videos: number }): Refusal | null {
  const isWithin = media.images <= PHOTOS_MAX && media.videos <= VIDEOS_MAX;
  return isWithin ? null : { code: 'media.tooMany' };
}
