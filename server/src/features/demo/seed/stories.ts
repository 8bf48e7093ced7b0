import type { Targets } from '@wide-angle/shared';
import { DAY, toIso } from '@wide-angle/shared';
import { approve, claim, confirm, hours, resolve, type Cast } from './cast.js';
import { deed, type Deed } from './life.js';
import { calls } from './stories-of-calls.js';
import { appealed, extended, recategorised, shelved } from './stories-of-requests.js';
import * as texts from './texts.js';

/** How tickets go, and how many of a hundred. */
export const STORIES = {
  smooth: 46,
  silentOwner: 12,
  slow: 12,
  asked: 6,
  extended: 4,
  recategorised: 4,
  reopened: 6,
  handedBack: 3,
  reassigned: 2,
  declined: 2,
  withdrawn: 2,
  shelved: 1,
  unhappy: 2,
  appealed: 1,
} as const;

export type StoryName = keyof typeof STORIES;

function* joined(cast: Cast): Generator<Deed> {
  if (!cast.category.isPublic || !cast.dice.chance(25)) return;
  for (const actor of cast.neighbours.slice(0, cast.dice.between(1, 4))) {
    yield deed({ after: 0.5 * cast.dice.next(), actor, action: 'join', body: {}, anyHour: true });
  }
}

function* note(cast: Cast): Generator<Deed> {
  if (!cast.dice.chance(45)) return;
  const body = { text: cast.dice.pick(texts.NOTES), visibility: 'public' as const };
  yield deed({ after: hours(cast, 2), actor: cast.handler, action: 'note', body });
}

function* smooth(cast: Cast): Generator<Deed> {
  yield* joined(cast);
  yield claim(cast);
  yield* note(cast);
  yield resolve(cast);
  yield approve(cast);
  yield confirm(cast, 5);
}

function* silentOwner(cast: Cast): Generator<Deed> {
  yield claim(cast);
  yield resolve(cast);
  if (cast.dice.chance(70)) yield approve(cast);
}

function* slow(cast: Cast): Generator<Deed> {
  const { dice, reporter, community } = cast;
  yield* joined(cast);
  yield deed({ after: 30, actor: reporter, action: 'nudge', body: {}, anyHour: true });
  const dueAt = toIso(cast.startedAt + 12 * DAY);
  yield deed({
    after: 14 * dice.next() + 10,
    actor: community,
    action: 'supervise',
    body: { demand: dice.pick(texts.ORDER_DEMANDS), dueAt },
  });
  yield claim(cast, 10);
  yield* note(cast);
  yield deed({ after: 26, actor: reporter, action: 'nudge', body: {}, anyHour: true });
  yield resolve(cast, 40);
  yield approve(cast);
  yield confirm(cast, 3);
}

function* asked(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield claim(cast);
  yield deed({
    after: hours(cast, 1),
    actor: cast.handler,
    action: 'ask',
    body: { text: dice.pick(texts.QUESTIONS) },
  });
  if (dice.chance(80))
    yield deed({
      after: 8 * dice.next(),
      actor: cast.reporter,
      action: 'supply',
      body: { text: dice.pick(texts.ANSWERS) },
      anyHour: true,
    });
  yield resolve(cast);
  yield approve(cast);
  yield confirm(cast, 4);
}

function* reopened(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield claim(cast);
  yield resolve(cast, 4);
  if (cast.category.review)
    yield deed({
      after: 3,
      actor: cast.community,
      action: 'sendBack',
      body: { reason: dice.pick(texts.SEND_BACKS) },
    });
  yield resolve(cast, 4);
  yield approve(cast);
  yield deed({
    after: 20 * dice.next(),
    actor: cast.reporter,
    action: 'reopen',
    body: { reason: dice.pick(texts.REOPENS) },
    anyHour: true,
  });
  yield* note(cast);
  yield resolve(cast, 6);
  yield approve(cast);
  yield confirm(cast, dice.chance(70) ? 4 : 2);
}

function* handedBack(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield deed({
    after: hours(cast, 3),
    actor: cast.manager,
    action: 'handBack',
    body: { reason: dice.pick(texts.HAND_BACKS) },
  });
  yield deed({
    after: 2 + 8 * dice.next(),
    actor: cast.community,
    action: 'adjudicate',
    body: { decision: 'return', reason: '经核实属共用部位，由物业处理。' },
  });
  yield claim(cast, 3);
  yield resolve(cast);
  yield approve(cast);
  yield confirm(cast, 4);
}

function* reassigned(cast: Cast): Generator<Deed> {
  const { dice, departmentId } = cast;
  const targets: Targets = { organization: { id: departmentId, kind: 'department', inArea: true } };
  const body = {
    decision: 'reassign' as const,
    organizationId: departmentId,
    reason: '属专业单位管养，改派。',
  };
  yield deed({
    after: hours(cast, 3),
    actor: cast.manager,
    action: 'handBack',
    body: { reason: dice.pick(texts.HAND_BACKS) },
  });
  yield deed({
    after: 2 + 5 * dice.next(),
    actor: cast.community,
    action: 'adjudicate',
    body,
    targets,
  });
  yield deed({ after: 3, actor: cast.departmentOfficer, action: 'claim', body: {} });
  yield { ...resolve(cast), actor: cast.departmentOfficer };
  yield approve(cast);
  yield confirm(cast, 5);
}

function* declined(cast: Cast): Generator<Deed> {
  const { dice } = cast;
  yield deed({
    after: 3 + 6 * dice.next(),
    actor: cast.community,
    action: 'decline',
    body: { reason: dice.pick(texts.DECLINES) },
  });
  if (!dice.chance(30)) return;
  yield deed({
    after: 24,
    actor: cast.reporter,
    action: 'object',
    body: { reason: '这里是小区共用部位，物业应当管。' },
    anyHour: true,
  });
  yield deed({
    after: 5,
    actor: cast.bureau,
    action: 'adjudicate',
    body: { decision: 'return', reason: '应予受理，由物业办理。' },
  });
  yield claim(cast);
  yield resolve(cast);
  yield confirm(cast, 4);
}

function* withdrawn(cast: Cast): Generator<Deed> {
  yield deed({
    after: 3 * cast.dice.next(),
    actor: cast.reporter,
    action: 'withdraw',
    body: { reason: '已经自己解决了。' },
    anyHour: true,
  });
}

function* unhappy(cast: Cast): Generator<Deed> {
  yield claim(cast);
  yield resolve(cast);
  yield approve(cast);
  yield confirm(cast, 2);
}

/** Tells a story with this cast. */
export const TELL: Readonly<Record<StoryName, (cast: Cast) => Generator<Deed>>> = {
  smooth,
  silentOwner,
  slow,
  asked,
  extended,
  recategorised,
  reopened,
  handedBack,
  reassigned,
  declined,
  withdrawn,
  shelved,
  unhappy,
  appealed,
};

/**
 * A whole story; whatever it left undone is done some days later.
 * @param isUndone looks at the ticket when the story has been told
 */
export function* wholeStory(name: StoryName, cast: Cast, isUndone: () => boolean): Generator<Deed> {
  yield* TELL[name](cast);
  if (isUndone()) {
    yield { ...claim(cast, 30), after: 60 + 80 * cast.dice.next() };
    yield resolve(cast, 20);
    yield approve(cast);
    yield confirm(cast, 3);
  }
  yield* calls(cast);
}
