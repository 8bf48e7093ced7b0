import type { Actor, Category, Instant, Targets } from '@wide-angle/shared';
import { deed, type Deed } from './life.js';
import type { Dice } from './random.js';
import * as texts from './texts.js';

/** Who is around one ticket. */
export interface Cast {
  readonly reporter: Actor;
  readonly neighbours: readonly Actor[];
  readonly handler: Actor;
  readonly colleague: Actor;
  readonly manager: Actor;
  readonly community: Actor;
  readonly bureau: Actor;
  readonly departmentId: string;
  readonly departmentOfficer: Actor;
  readonly category: Category;
  readonly startedAt: Instant;
  /** How long this company takes for everything, 1 is normal. */
  readonly pace: number;
  /** Gives a photo of finished work to the next deed; ids to name. */
  readonly proof: () => string[];
  readonly dice: Dice;
}

export const PROVEN: Targets = { media: { images: 1, videos: 0 } };

/** Hours, spread around a typical figure and stretched by the company's pace. */
export function hours({ dice, pace }: Cast, typical: number): number {
  return typical * pace * (0.3 + 1.4 * dice.next());
}

const isRushed = ({ category }: Cast) =>
  category.classCode === 'critical' || category.classCode === 'urgent';

export function claim(cast: Cast, typical = 4): Deed {
  const quick = isRushed(cast) ? 0.06 : 1;
  return deed({
    after: hours(cast, typical) * quick,
    actor: cast.handler,
    action: 'claim',
    body: {},
    anyHour: isRushed(cast),
  });
}

export function resolve(cast: Cast, typical = 9): Deed {
  const quick = isRushed(cast) ? 0.12 : 1;
  const body = { text: cast.dice.pick(texts.RESULTS), mediaIds: cast.proof() };
  return deed({
    after: hours(cast, typical) * quick,
    actor: cast.handler,
    action: 'resolve',
    body,
    targets: PROVEN,
    anyHour: isRushed(cast),
  });
}

export function approve(cast: Cast): Deed {
  return deed({
    after: 1 + 5 * cast.dice.next(),
    actor: cast.community,
    action: 'approve',
    body: {},
  });
}

function wordsBeside(best: number): readonly string[] {
  if (best > 4) return texts.PRAISES;
  return best > 2 ? texts.RESERVATIONS : texts.GRIEVANCES;
}

export function confirm(cast: Cast, best: number): Deed {
  const { dice } = cast;
  const score = () => Math.max(1, Math.min(5, best - dice.between(0, 1)));
  const body = {
    solved: best > 2,
    speed: score(),
    quality: score(),
    attitude: score(),
    text: dice.pick(wordsBeside(best)),
  };
  return deed({
    after: 2 + 60 * dice.next(),
    actor: cast.reporter,
    action: 'confirm',
    body,
    anyHour: true,
  });
}
