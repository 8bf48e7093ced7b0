import { REASON_MAX } from '@wide-angle/shared';
import { type MediaFieldSpec, type TextFieldSpec } from './form-spec';

/** Photos and videos that may be added. */
export function mediaField(label: string): MediaFieldSpec<'mediaIds'> {
  return { kind: 'media', name: 'mediaIds', label, optional: true };
}

/** What a request has to be proved with. */
export const EVIDENCE: MediaFieldSpec<'mediaIds'> = {
  kind: 'media',
  name: 'mediaIds',
  label: '佐证',
  help: '至少一张照片或一段视频',
};

/** A few words of explanation that may be left out. */
export const EXPLANATION: TextFieldSpec<'reason'> = {
  kind: 'text',
  name: 'reason',
  label: '说明',
  max: REASON_MAX,
  optional: true,
};
