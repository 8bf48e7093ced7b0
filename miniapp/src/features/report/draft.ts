import {
  HOUR,
  ORPHAN_HOURS,
  type Channel,
  type Instant,
  type MediaView,
  type SceneView,
} from '@wide-angle/shared';
import { forget, load, save } from '../../platform/storage';
import { uniqueKey } from '../../platform/unique-key';

/** A report that is being written. Kept on the phone at each change, until it has arrived. */
export interface Draft {
  /** Idempotency key: the same for every try, so that a lost answer cannot make two tickets. */
  key: string;
  estateId: string | null;
  estateName: string;
  buildingId: string | null;
  entranceId: string | null;
  facilityId: string | null;
  /** The place of the scanned code in words; empty where none was scanned. */
  label: string;
  /** Where in the estate, in own words. */
  place: string;
  categoryCode: string | null;
  text: string;
  /** Null while the person leaves it to what is usual for the category. */
  isAnonymous: boolean | null;
  channel: Channel | null;
  behalfName: string;
  behalfPhone: string;
}

/** A draft as it lies on the phone, with the photos that had arrived at the server. */
export interface KeptDraft {
  draft: Draft;
  media: MediaView[];
  savedAt: Instant;
}

export function emptyDraft(): Draft {
  return {
    key: uniqueKey(),
    estateId: null,
    estateName: '',
    buildingId: null,
    entranceId: null,
    facilityId: null,
    label: '',
    place: '',
    categoryCode: null,
    text: '',
    isAnonymous: null,
    channel: null,
    behalfName: '',
    behalfPhone: '',
  };
}

const nameOf = (personId: string) => `draft.report.${personId}`;

/** True where there is something that would be a pity to lose. A place alone is filled in again by the code. */
export function isWorthKeeping(draft: Draft, media: readonly MediaView[]): boolean {
  const words = [draft.text, draft.place, draft.behalfName, draft.behalfPhone];
  return words.some((one) => one.trim() !== '') || media.length > 0;
}

/** Keeps the draft, or removes it when it says nothing any more. False where the phone refused. */
export function keepDraft(personId: string, kept: KeptDraft): boolean {
  if (isWorthKeeping(kept.draft, kept.media)) return save(nameOf(personId), kept);
  forget(nameOf(personId));
  return true;
}

/** The person's draft; photos that the server will have cleaned away by now are left out. */
export function readDraft(personId: string, now: Instant): KeptDraft | null {
  const kept = load<KeptDraft>(nameOf(personId));
  if (!kept?.draft?.key) return null;
  const isStale = now - kept.savedAt > (ORPHAN_HOURS - 1) * HOUR;
  return {
    draft: { ...emptyDraft(), ...kept.draft },
    media: isStale ? [] : (kept.media ?? []),
    savedAt: kept.savedAt,
  };
}

export function dropDraft(personId: string): void {
  forget(nameOf(personId));
}

/** The draft at the place of a scanned code. A category that was chosen stays; else the facility suggests one. */
export function atScene(draft: Draft, scene: SceneView): Draft {
  return {
    ...draft,
    estateId: scene.estateId,
    estateName: scene.estateName,
    buildingId: scene.buildingId,
    entranceId: scene.entranceId,
    facilityId: scene.facilityId,
    label: scene.label,
    categoryCode: draft.categoryCode ?? scene.categoryCode,
  };
}

/** The draft in another estate: nothing of the former place is true there. */
export function inEstate(draft: Draft, estate: { id: string; name: string }): Draft {
  return {
    ...draft,
    estateId: estate.id,
    estateName: estate.name,
    buildingId: null,
    entranceId: null,
    facilityId: null,
    label: '',
  };
}
