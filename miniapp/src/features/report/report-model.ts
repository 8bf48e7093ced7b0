import {
  PHONE_PATTERN,
  sentenceOf,
  type Category,
  type ClassView,
  type PolicyView,
  type Role,
  type SubmitBody,
} from '@wide-angle/shared';
import { categoryIcon } from '../../ui/icon-names';
import { type Choice } from '../../ui/choice-grid';
import { type Draft } from './draft';

/** What is on its way with the report. */
export interface ReportMedia {
  ids: readonly string[];
  uploading: boolean;
  failed: boolean;
}

/** True where somebody reports for an owner: everybody but owners themselves. */
export function isOnBehalf(role: Role): boolean {
  return role !== 'resident';
}

/** Hidden from the company: as the person said, else yes for complaints and no for repairs (DESIGN §4.5). */
export function isAnonymous(draft: Draft, category: Category | null): boolean {
  return draft.isAnonymous ?? category?.kind === 'complaint';
}

/** The first thing that keeps the report from going, as a sentence; null where it can go. */
export function reportFlaw(draft: Draft, media: ReportMedia, role: Role): string | null {
  if (draft.categoryCode === null) return '请选择是什么问题';
  if (draft.estateId === null) return '请选择在哪个小区';
  if (media.uploading) return '照片还在上传，请稍等';
  if (media.failed) return '有照片没传上，请点它重试或删除';
  if (draft.text.trim() === '' && media.ids.length === 0) return sentenceOf('input.textOrMedia');
  return isOnBehalf(role) ? behalfFlaw(draft) : null;
}

function behalfFlaw({ behalfName, behalfPhone }: Draft): string | null {
  if (behalfName.trim() === '') return '请填写业主的称呼';
  return PHONE_PATTERN.test(behalfPhone.trim()) ? null : '请填写业主的 11 位手机号';
}

/** The request's body. Nothing is sent for what was not said. */
export function submitBody(
  draft: Draft,
  media: ReportMedia,
  category: Category | null,
  role: Role,
): SubmitBody {
  const body: SubmitBody = {
    estateId: draft.estateId ?? '',
    buildingId: draft.buildingId ?? undefined,
    entranceId: draft.entranceId ?? undefined,
    facilityId: draft.facilityId ?? undefined,
    categoryCode: draft.categoryCode ?? '',
    text: draft.text.trim() || undefined,
    place: draft.place.trim() || undefined,
    mediaIds: media.ids.length > 0 ? [...media.ids] : undefined,
    isAnonymous: isAnonymous(draft, category),
  };
  return isOnBehalf(role) ? { ...body, ...behalfOf(draft, role) } : body;
}

function behalfOf(draft: Draft, role: Role): Pick<SubmitBody, 'channel' | 'onBehalfOf'> {
  return {
    channel: draft.channel ?? (role === 'community' ? 'community' : 'company'),
    onBehalfOf: { name: draft.behalfName.trim(), phone: draft.behalfPhone.trim() },
  };
}

/** What the button says: what will happen, as far as it is known. */
export function buttonText(limits: ClassView | null): string {
  return limits ? `提交（物业应在 ${limits.claim}内领取）` : '提交';
}

/** Categories as icons: the common ones first, then those that endanger life, then the rest. */
export function categoryChoices(policy: PolicyView | null): Choice[] {
  const all = policy?.categories ?? [];
  const rank = (one: Category) => (one.common ? 0 : one.classCode === 'critical' ? 1 : 2);
  return [...all]
    .sort((one, other) => rank(one) - rank(other))
    .map((one) => ({
      value: one.code,
      label: one.name,
      icon: categoryIcon(one.icon),
      urgent: one.classCode === 'critical',
    }));
}

/** How many of the choices are common. */
export function commonCount(policy: PolicyView | null): number {
  return policy?.categories.filter((one) => one.common).length ?? 0;
}

/** A number to call at once. */
export interface EmergencyLine {
  number: string;
  text: string;
}

const FIRE: EmergencyLine = { number: '119', text: '打 119（救援）' };
const POWER: EmergencyLine = { number: '95598', text: '打 95598（供电抢修）' };

const LINES: Readonly<Record<string, readonly EmergencyLine[]>> = {
  lift_trapped: [FIRE],
  electric_leak: [POWER, FIRE],
  gas_leak: [FIRE],
  fire_lane: [FIRE],
  outage: [POWER],
};

/** National lines that help faster than any form, by category; the report is filed besides. */
export function emergencyLines(categoryCode: string | null): readonly EmergencyLine[] {
  return (categoryCode && LINES[categoryCode]) || [];
}

const ADVICE: Readonly<Record<string, string>> = {
  lift_trapped: '先按轿厢里的报警按钮，不要扒门。',
  electric_leak: '不要碰，远离积水和电线。',
  gas_leak: '不要开关电器，不要用火。先开窗，离开屋子再打电话。',
};

/** What to do first where life is in danger; empty where nothing. */
export function safetyAdvice(categoryCode: string | null): string {
  return (categoryCode && ADVICE[categoryCode]) || '';
}
