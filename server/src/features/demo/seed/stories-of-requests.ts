import type { TicketFacts } from '@wide-angle/shared';
import { DAY, toIso } from '@wide-angle/shared';
import { approve, claim, confirm, hours, PROVEN, resolve, type Cast } from './cast.js';
import { deed, type Deed } from './life.js';
import * as texts from './texts.js';

/*
 * Stories in which the company asks for something that an office decides.
 */

export function* extended(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield claim(cast);
  yield deed({
    after: hours(cast, 3),
    actor: cast.handler,
    action: 'requestExtension',
    body: {
      amount: dice.between(1, 2),
      reason: dice.pick(texts.EXTENSIONS),
      mediaIds: cast.proof(),
    },
    targets: PROVEN,
  });
  yield deed({
    after: 1 + 6 * dice.next(),
    actor: cast.community,
    action: 'decideExtension',
    body: { approve: dice.chance(75), reason: '情况属实，请抓紧办理。' },
  });
  yield resolve(cast, 26);
  yield approve(cast);
  yield confirm(cast, 4);
}

export function* recategorised(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  const asked = texts.RECLASSINGS[cast.category.code];
  yield claim(cast, 3);
  if (asked) {
    yield deed({
      after: hours(cast, 2),
      actor: cast.manager,
      action: 'requestRecategorise',
      body: asked,
    });
    const isTrue = dice.chance(60);
    yield deed({
      after: 1 + 6 * dice.next(),
      actor: cast.community,
      action: 'decideRecategorise',
      body: {
        approve: isTrue,
        reason: isTrue ? '经核实属实，同意改类。' : '仍属原类别，请按时办理。',
      },
    });
  }
  yield resolve(cast);
  yield approve(cast);
  yield confirm(cast, 4);
}

export function* shelved(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield claim(cast, 3);
  const until = toIso(cast.startedAt + dice.between(20, 60) * DAY);
  yield deed({
    after: hours(cast, 3),
    actor: cast.manager,
    action: 'requestShelving',
    body: { until, reason: dice.pick(texts.SHELVINGS) },
  });
  yield deed({
    after: 6,
    actor: cast.bureau,
    action: 'decideShelving',
    body: { approve: true, reason: '同意挂账，到期复核。' },
  });
  yield resolve(cast, 24 * 70);
  yield approve(cast);
  yield confirm(cast, 4);
}

/** Late, and the company says that it could not help it. */
export function* appealed(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield claim(cast, 40);
  yield resolve(cast, 30);
  yield approve(cast);
  const latenessOf = (ticket: TicketFacts) =>
    ticket.lateness.find(({ clock }) => clock === 'claim' || clock === 'overall')?.id;
  const latenessId = '1-claim-1';
  yield deed({
    after: hours(cast, 4),
    actor: cast.manager,
    action: 'appeal',
    body: { latenessId, reason: dice.pick(texts.APPEALS), mediaIds: cast.proof() },
    targets: PROVEN,
    when: (ticket) => latenessOf(ticket) === latenessId,
  });
  const isUpheld = dice.chance(50);
  yield deed({
    after: 8 + 20 * dice.next(),
    actor: cast.bureau,
    action: 'decideAppeal',
    body: {
      latenessId,
      approve: isUpheld,
      reason: isUpheld ? '经核实属实，不计入统计。' : '理由不充分，维持记录。',
    },
  });
  yield confirm(cast, 4);
}
