import type { CDPSession, Locator } from 'playwright-core';
import { openCounty, OPENING_MS, type County } from './county/county';
import { inOrder } from './county/in-order';
import { phoneOf, type Phone } from './county/phones';
import { reportAtLift } from './county/reports';

/** Two workers lift their thumbs off 领取 at the same moment: one gets it, the other reads who did. */
jest.setTimeout(180_000);

const ROUNDS = 4;

let county: County;
const phones: Phone[] = [];

beforeAll(async () => {
  county = await openCounty();
}, OPENING_MS);

afterAll(async () => {
  try {
    for (const phone of phones) await phone.close();
  } finally {
    await county?.close();
  }
});

/** A finger on the glass. */
interface Thumb {
  lift(): Promise<void>;
}

async function putThumbOn(phone: Phone, target: Locator): Promise<Thumb> {
  // To the middle: the bar of tabs lies over the bottom of the page.
  await target.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to press');
  const finger: CDPSession = await phone.page.context().newCDPSession(phone.page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  return {
    lift: async () => {
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await finger.detach();
    },
  };
}

/** What the row says after the race. */
async function outcome(row: Locator, gone: Locator): Promise<{ won: boolean; words: string }> {
  const mine = row.locator('.wa-mine-sign');
  await mine.or(gone).first().waitFor();
  const won = await mine.isVisible();
  return { won, words: (await (won ? mine : gone).first().innerText()).trim() };
}

describe('two workers at one ticket', () => {
  const names: Record<string, string> = {};
  const ids: string[] = [];
  const step = inOrder();

  step('both look at the unclaimed', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      ids.push((await reportAtLift(county, `抢单 ${round}`)).id);
    }
    for (const login of ['staff', 'staff2'] as const) {
      const { name } = await county.person(login).me();
      names[login] = name.slice(0, 1);
      // The loser's request is refused, and browsers log that.
      phones.push(await phoneOf(county, login, { allowErrors: [/409.*\/claim/] }));
    }
    for (const phone of phones) await phone.see('抢单 1');
  });

  for (let round = 1; round <= ROUNDS; round += 1) {
    step(`round ${round}: exactly one gets it, the other is told by whom`, async () => {
      const words = `抢单 ${round}`;
      const rows = phones.map((phone) => phone.find('.wa-ticket', words).first());
      const thumbs: Thumb[] = [];
      for (const [index, phone] of phones.entries()) {
        const claim = rows[index]!.locator('.wa-button', { hasText: '领取' });
        thumbs.push(await putThumbOn(phone, claim));
      }
      await Promise.all(thumbs.map((thumb) => thumb.lift()));
      const ends = await Promise.all(
        phones.map((phone, index) => outcome(rows[index]!, phone.find('.wa-gone').last())),
      );
      expect(ends.map((end) => end.won).sort()).toEqual([false, true]);
      const winner = ends[0]?.won ? phones[0]! : phones[1]!;
      const loser = ends.find((end) => !end.won);
      expect(loser?.words).toContain(`${names[winner.login]}师傅`);
      for (const phone of phones) await phone.picture(`race-${round}`);

      const id = ids[round - 1]!;
      const ticket = await county.person(winner.login).ticket(id);
      const steps = await county.person('owner').timeline(id);
      expect(steps.map((step) => step.type)).toEqual(['submit', 'claim']);
      const { personId } = await county.person(winner.login).me();
      expect(ticket.handlerId).toBe(personId);
      // Its words stay long enough to be read, then the row leaves by itself.
      await phones.find((phone) => phone !== winner)!.waitGone('.wa-gone');
    });
  }
});
