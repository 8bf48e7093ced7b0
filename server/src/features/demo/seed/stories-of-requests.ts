import { DAY, toIso } from '@wide-angle/shared';
import { approve, claim, confirm, hours, resolve, type Cast } from './cast.js';
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
    body: { amount: dice.between(1, 2), reason: dice.pick(texts.EXTENSIONS) },
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
