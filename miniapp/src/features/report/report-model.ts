import {
  PHONE_PATTERN,
  sentenceOf,
  type Category,
  type CategoryGroup,
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

/** Categories as icons: the common ones first, then the rest group by group, in the bureau's order. */
export function categoryChoices(policy: PolicyView | null): Choice[] {
  if (policy === null) return [];
  const offered = offeredIn(policy);
  const ofGroup = (group: CategoryGroup) =>
    offered
      .filter((one) => !one.common && one.groupCode === group.code)
      .map((one) => choiceOf(one, group.name));
  return [
    ...offered.filter((one) => one.common).map((one) => choiceOf(one)),
    ...policy.groups.flatMap(ofGroup),
  ];
}

function choiceOf({ code, name, icon, classCode }: Category, group?: string): Choice {
  const urgent = classCode === 'critical';
  return { value: code, label: name, icon: categoryIcon(icon), urgent, group };
}

function offeredIn(policy: PolicyView): Category[] {
  return policy.categories.filter((one) => one.isOffered);
}

/** How many of the choices are common. */
export function commonCount(policy: PolicyView): number {
  return offeredIn(policy).filter((one) => one.common).length;
}

/** What is behind the common ones: the most urgent three by name. */
export function moreWords(policy: PolicyView): string {
  const rest = offeredIn(policy).filter((one) => !one.common);
  const urgent = rest.filter((one) => one.classCode === 'critical');
  const named = [...urgent, ...rest.filter((one) => !urgent.includes(one))].slice(0, 3);
  return `更多：${named.map(({ name }) => name).join('、')}…`;
}
