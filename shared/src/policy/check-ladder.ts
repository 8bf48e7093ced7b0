import type { ClockKind, Span } from '../deadline/clock.ts';
import { policyProblem, type PolicyProblem } from './policy-problems.ts';
import type { ClassPolicy, Rung } from './policy.ts';

const RUNGS_MAX = 8;
const SPAN_MAX = { minutes: 90 * 24 * 60, workingDays: 120, naturalDays: 365 } as const;
const SPAN_MAX_WORDS = {
  minutes: '90 天',
  workingDays: '120 个工作日',
  naturalDays: '365 天',
} as const;
const UNIT_WORDS = { minutes: '分钟', workingDays: '工作日', naturalDays: '天' } as const;

/** What is wrong with a length: none at all, fractions of minutes, or longer than any honest limit. */
export function spanProblems({ unit, amount }: Span, place: string): PolicyProblem[] {
  if (!(amount > 0)) return [policyProblem('span.notPositive', place)];
  const steps = unit === 'minutes' ? amount : amount * 2;
  if (!Number.isInteger(steps)) return [policyProblem('span.notWhole', place)];
  const max = SPAN_MAX_WORDS[unit];
  return amount > SPAN_MAX[unit] ? [policyProblem('span.tooLong', place, { max })] : [];
}

/** Working days belong to the working clock and days to the natural one; minutes to both. */
export function clockedSpanProblems(span: Span, clock: ClockKind, place: string): PolicyProblem[] {
  const foreign = clock === 'working' ? 'naturalDays' : 'workingDays';
  if (span.unit !== foreign) return spanProblems(span, place);
  const words = clock === 'working' ? '按工作时间计算' : '昼夜连续计算';
  return [policyProblem('span.wrongUnit', place, { clock: words, unit: UNIT_WORDS[span.unit] })];
}

/** A length of a class in minutes of its clock; `dayMinutes` is what a working day holds. */
export function minutesOf({ unit, amount }: Span, dayMinutes: number): number {
  if (unit === 'minutes') return amount;
  return amount * (unit === 'workingDays' ? dayMinutes : 24 * 60);
}

/** All that is wrong with a class's ladder. The class's own limits are looked at elsewhere. */
export function ladderProblems(
  cls: ClassPolicy,
  dayMinutes: number,
  place: string,
): PolicyProblem[] {
  const { ladder } = cls;
  if (ladder.length === 0) return [policyProblem('ladder.empty', place)];
  if (ladder.length > RUNGS_MAX)
    return [policyProblem('ladder.tooLong', place, { max: RUNGS_MAX })];
  const spans = ladder.flatMap((rung, index) => rungSpanProblems(rung, cls, `${place}.${index}`));
  return [
    ...spans,
    ...limitProblems(ladder, place),
    ...orderProblems(ladder, dayMinutes, place),
    ...cardProblems(ladder, place),
    ...leadProblems(cls, dayMinutes, place),
  ];
}

function rungSpanProblems(rung: Rung, cls: ClassPolicy, place: string): PolicyProblem[] {
  const span = spanOf(rung);
  return span ? clockedSpanProblems(span, cls.clock, place) : [];
}

function spanOf({ place }: Rung): Span | null {
  if (place.kind === 'before') return place.lead;
  return place.kind === 'after' ? place.delay : null;
}

/** At the limit the lateness is recorded: without that rung nobody would ever be late. */
function limitProblems(ladder: readonly Rung[], place: string): PolicyProblem[] {
  const limits = ladder.filter((rung) => rung.place.kind === 'limit');
  const isGood = limits.length === 1 && limits[0]?.card === 'red';
  return isGood ? [] : [policyProblem('ladder.noLimit', place)];
}

/** Rungs climb in time and in tier. Halfway comes first: a warning before the limit is never earlier. */
function orderProblems(
  ladder: readonly Rung[],
  dayMinutes: number,
  place: string,
): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (let index = 1; index < ladder.length; index += 1) {
    const [before, after] = [ladder[index - 1] as Rung, ladder[index] as Rung];
    if (momentOf(after, dayMinutes) <= momentOf(before, dayMinutes))
      problems.push(policyProblem('ladder.outOfOrder', `${place}.${index}`));
    if ((after.tier ?? 3) < (before.tier ?? 1))
      problems.push(policyProblem('ladder.tierFalls', `${place}.${index}`));
  }
  return problems;
}

/** Where a rung stands relative to the limit; halfway before every lead. */
function momentOf({ place }: Rung, dayMinutes: number): number {
  if (place.kind === 'halfway') return -Infinity;
  if (place.kind === 'before') return -minutesOf(place.lead, dayMinutes);
  return place.kind === 'limit' ? 0 : minutesOf(place.delay, dayMinutes);
}

function cardProblems(ladder: readonly Rung[], place: string): PolicyProblem[] {
  return ladder.flatMap(({ card, place: { kind } }, index) => {
    const isEarly = kind === 'before' || kind === 'halfway';
    const isWrong = (card === 'yellow' && !isEarly) || (card === 'red' && kind !== 'limit');
    return isWrong ? [policyProblem('ladder.cardOutOfOrder', `${place}.${index}`)] : [];
  });
}

/** Yellow no earlier than the start of the work. */
function leadProblems(
  { finish, ladder }: ClassPolicy,
  dayMinutes: number,
  place: string,
): PolicyProblem[] {
  return ladder.flatMap(({ place: at }, index) =>
    at.kind === 'before' && minutesOf(at.lead, dayMinutes) >= minutesOf(finish, dayMinutes)
      ? [policyProblem('ladder.leadOverLimit', `${place}.${index}`)]
      : [],
  );
}
