import type {
  Category,
  CategoryGroup,
  ClassCode,
  ClassPolicy,
  PolicyDraft,
  Rung,
  Span,
} from '@wide-angle/shared';
import { uniqueKey } from '../../../lib/unique-key.ts';

/** Rows by their codes; their order is the order in which owners see them. */
type Rows<Row> = Readonly<Record<string, Row>>;

/** The rows without one. */
export function without<Row>(rows: Rows<Row>, code: string): Rows<Row> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => key !== code));
}

/** Two rows in each other's place. */
export function swapped<Row>(rows: Rows<Row>, one: string, other: string): Rows<Row> {
  const turned = (code: string) => (code === one ? other : code === other ? one : code);
  return Object.fromEntries(
    Object.keys(rows).map((code) => [turned(code), rows[turned(code)] as Row]),
  );
}

/** The list with the item `index` one step up (-1) or down (1); the same list at its ends. */
export function moved<Item>(list: readonly Item[], index: number, step: -1 | 1): readonly Item[] {
  const [item, other] = [list[index], list[index + step]];
  if (item === undefined || other === undefined) return list;
  return list.map((one, at) => (at === index ? other : at === index + step ? item : one));
}

/** Categories of a group, in their order. */
export function membersOf({ categories }: PolicyDraft, groupCode: string): Category[] {
  return Object.values(categories).filter((one) => one.groupCode === groupCode);
}

/** A class counted by the other clock: days become days of that clock, also in extensions of its categories. */
export function withClock(
  draft: PolicyDraft,
  code: ClassCode,
  clock: ClassPolicy['clock'],
): PolicyDraft {
  const cls = draft.classes[code];
  const turned: ClassPolicy = {
    ...cls,
    clock,
    claim: inClock(cls.claim, clock),
    finish: inClock(cls.finish, clock),
    ladder: cls.ladder.map((rung) => rungInClock(rung, clock)),
  };
  const categories = Object.entries(draft.categories).map(([key, one]) => [
    key,
    one.classCode === code ? { ...one, extensionCap: inClock(one.extensionCap, clock) } : one,
  ]);
  return {
    ...draft,
    classes: { ...draft.classes, [code]: turned },
    categories: Object.fromEntries(categories) as PolicyDraft['categories'],
  };
}

/** A category under another class, which may count by another clock; its extensions then too. */
export function inClass(one: Category, classCode: ClassCode, draft: PolicyDraft): Category {
  const { clock } = draft.classes[classCode];
  return { ...one, classCode, extensionCap: inClock(one.extensionCap, clock) };
}

function inClock(span: Span, clock: ClassPolicy['clock']): Span {
  if (span.unit === 'minutes') return span;
  return { ...span, unit: clock === 'working' ? 'workingDays' : 'naturalDays' };
}

function rungInClock(rung: Rung, clock: ClassPolicy['clock']): Rung {
  const { place } = rung;
  if (place.kind === 'before')
    return { ...rung, place: { ...place, lead: inClock(place.lead, clock) } };
  if (place.kind === 'after')
    return { ...rung, place: { ...place, delay: inClock(place.delay, clock) } };
  return rung;
}

/** A rung of another kind keeps its length where it has one; half an hour where it had none, or a day. */
export function withKind(
  rung: Rung,
  kind: Rung['place']['kind'],
  clock: ClassPolicy['clock'],
): Rung {
  const { place } = rung;
  const day: Span =
    clock === 'working' ? { unit: 'workingDays', amount: 1 } : { unit: 'minutes', amount: 30 };
  const span = place.kind === 'before' ? place.lead : place.kind === 'after' ? place.delay : day;
  if (kind === 'before') return { ...rung, place: { kind, lead: span } };
  if (kind === 'after') return { ...rung, place: { kind, delay: span } };
  return { ...rung, place: { kind } };
}

/** A rung more at the end: later than the last one, otherwise without effect. */
export function nextRung({ ladder, clock }: ClassPolicy): Rung {
  const last = ladder.at(-1)?.place;
  const step: Span =
    clock === 'working' ? { unit: 'workingDays', amount: 1 } : { unit: 'minutes', amount: 120 };
  const delay =
    last?.kind === 'after' ? { ...last.delay, amount: last.delay.amount + step.amount } : step;
  return { place: { kind: 'after', delay }, card: null, tier: 3, draftsOrder: false };
}

/** Codes stand in exports and statistics for ever: a new one is never one that was used before. */
function newCode(): string {
  return `own_${uniqueKey().slice(0, 12)}`;
}

/** A category to be filled in, handled like 其他 until it is. */
export function newCategory({ categories }: PolicyDraft, groupCode: string): Category {
  const pattern = (categories.other ?? Object.values(categories)[0]) as Category;
  const blank = { name: '', icon: 'other', common: false, isOffered: true, advice: '' };
  return { ...pattern, ...blank, code: newCode(), groupCode, hotlines: [] };
}

export function newGroup(): CategoryGroup {
  return { code: newCode(), name: '', icon: 'other' };
}
