import { DAY, HOUR, type TicketFacts } from '@wide-angle/shared';
import { approve, confirm, resolve, type Cast } from './cast.js';
import { deed, type Deed } from './life.js';
import * as texts from './texts.js';

const isOwed = ({ followUp }: TicketFacts) => followUp !== null;
const isReopened = ({ state }: TicketFacts) => state === 'processing';

/** How long an owner may be silent before the clock closes. */
const SILENCE = (7 * DAY) / HOUR;

/** The community calls where it owes a call: mostly in time, mostly with good news, at most three times. */
export function* calls(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  // Whoever confirmed is called soon; for whoever did not, the clock closes first, and this call is not owed yet.
  yield* call(cast, 8 + 50 * dice.next());
  yield* call(cast, SILENCE + 10 * dice.next());
  yield { ...resolve(cast, 6), when: isReopened };
  yield approve(cast);
  yield confirm(cast, 4);
}

function* call(cast: Cast, after: number): Generator<Deed> {
  const { dice } = cast;
  for (let tries = 1; tries <= 3; tries += 1) {
    const isReached = dice.chance(80);
    yield ring(cast, tries === 1 ? after : 6 + 12 * dice.next(), isReached);
    if (isReached) return;
  }
}

function ring(cast: Cast, after: number, reached: boolean): Deed {
  const { dice, community: actor } = cast;
  const solved = dice.chance(85);
  const said = solved ? texts.CALLS.solved : texts.CALLS.unsolved;
  const body = reached
    ? { reached, solved, text: dice.pick(said) }
    : { reached, text: dice.pick(texts.CALLS.unanswered) };
  return deed({ after, actor, action: 'followUp', body, when: isOwed });
}
