import { randomUUID } from 'node:crypto';
import type { TicketView } from '@wide-angle/shared';
import { createTestMedia, waitUntil, type TestMedia } from './harness';
import { openCounty, OPENING_MS, type County } from './county/county';
import { flawsOf, readRows, temporaryFiles } from './county/database';
import { inOrder } from './county/in-order';
import { phoneOf, type Phone } from './county/phones';
import { reportAtLift } from './county/reports';
import { halfUpload, type HalfUpload } from './county/slow-upload';

/**
 * The power goes in the middle of everything. Afterwards nothing that was promised is lost, nothing is half-written,
 * and whoever tries again with what his phone kept does it exactly once.
 */
jest.setTimeout(240_000);

/** Longer than the outbox lets one worker have a message. */
const LEASE_MINUTES = 5;

/** So many answers come before the power goes. */
const ENOUGH = 12;

let county: County;
let media: TestMedia;
let phone: Phone | undefined;

beforeAll(async () => {
  // One person does in seconds what a whole county does in minutes.
  county = await openCounty({ RATE_LIMIT: '0' });
  media = await createTestMedia();
}, OPENING_MS);

afterAll(async () => {
  await phone?.close();
  await media?.remove();
  await county?.close();
});

const ticketsSaying = (text: string): unknown[] =>
  readRows(county.product.dataDir, 'SELECT id FROM ticket WHERE text = ?', text);

type Send = () => Promise<TicketView>;

/** One request that was under way when the power went; `again` sends it with the same key. */
interface Try {
  again: Send;
  first: PromiseSettledResult<TicketView>;
}

/** Reports on their way, each with words of its own that are put into `texts`. */
async function submissions(texts: string[]): Promise<Send[]> {
  const { api } = county.person('owner');
  const { estateId } = await api.organization.scene({ params: { scene: county.lift.scene } });
  return Array.from({ length: 30 }, (_, index) => {
    const text = `断电时在报 ${index}`;
    texts.push(text);
    const idempotencyKey = randomUUID();
    const body = { estateId, categoryCode: 'lighting', text };
    return () => api.ticket.submit({ body, idempotencyKey });
  });
}

/** Claims of these tickets by one worker. */
function claims(tickets: readonly TicketView[]): Send[] {
  const { api } = county.person('staff');
  return tickets.map(({ id }) => {
    const idempotencyKey = randomUUID();
    return () => api.ticketAction.claim({ params: { id }, body: {}, idempotencyKey });
  });
}

/** From both ends in turns, so that the end comes among both kinds. */
function inTurns(sends: readonly Send[]): Send[] {
  const rest = [...sends];
  const turns: Send[] = [];
  while (rest.length > 0) {
    const next = turns.length % 2 === 0 ? rest.shift() : rest.pop();
    if (next) turns.push(next);
  }
  return turns;
}

describe('killed while many things are under way', () => {
  const step = inOrder();
  const halves: HalfUpload[] = [];
  const uploads: { file: string; key: string; first: PromiseSettledResult<{ id: string }> }[] = [];
  const tries: Try[] = [];
  const submitted: string[] = [];
  const claimed: TicketView[] = [];

  step('uploads and actions are in flight, many unanswered, when it is killed', async () => {
    for (let index = 0; index < 12; index += 1) {
      claimed.push(await reportAtLift(county, `断电前已报 ${index}`));
    }
    const photos = await Promise.all(
      Array.from({ length: 6 }, (_, index) => media.photo(`crash-${index}`)),
    );
    const owner = county.person('owner');
    for (const photo of photos.slice(0, 2)) halves.push(await halfUpload(owner, photo));
    await waitUntil(() => temporaryFiles(county.product.dataDir).length >= halves.length, {
      what: 'the temporary files of the half uploads',
    });

    const sends = [...(await submissions(submitted)), ...claims(claimed)];
    let answered = 0;
    const firsts = inTurns(sends).map(async (again) => {
      const [first] = await Promise.allSettled([again()]);
      if (first.status === 'fulfilled') answered += 1;
      return { again, first };
    });
    const sending = photos.slice(2).map(async (file) => {
      const key = randomUUID();
      const [first] = await Promise.allSettled([owner.upload(file, key)]);
      return { file, key, first };
    });
    await waitUntil(() => answered >= ENOUGH, { what: 'the first answers', interval: 1 });
    await county.product.kill9();

    tries.push(...(await Promise.all(firsts)));
    uploads.push(...(await Promise.all(sending)));
    await Promise.all(halves.map((half) => half.ended));
    const cutOff = tries.filter(({ first }) => first.status === 'rejected').length;
    expect(tries.length - cutOff).toBeGreaterThanOrEqual(ENOUGH);
    expect(cutOff).toBeGreaterThan(0);
  });

  step(
    'what lies on the disk is whole, and the temporary files of the dead process are swept',
    async () => {
      expect(temporaryFiles(county.product.dataDir).length).toBeGreaterThanOrEqual(halves.length);
      await county.product.restart();
      expect(flawsOf(county.product.dataDir)).toEqual({});
      expect(temporaryFiles(county.product.dataDir)).toEqual([]);
    },
  );

  step('everything that was answered is there', async () => {
    const owner = county.person('owner');
    for (const { first } of tries) {
      if (first.status === 'rejected') continue;
      const now = await owner.ticket(first.value.id);
      expect(now.version).toBeGreaterThanOrEqual(first.value.version);
    }
  });

  step('trying again with the same keys does each thing exactly once', async () => {
    for (const { again, first } of tries) {
      const ticket = await again();
      if (first.status === 'fulfilled') expect(ticket.id).toBe(first.value.id);
    }
    for (const text of submitted)
      expect([text, ticketsSaying(text)]).toEqual([text, [expect.anything()]]);
    for (const { id } of claimed) {
      const steps = await county.person('owner').timeline(id);
      expect(steps.map((one) => one.type)).toEqual(['submit', 'claim']);
    }
  });

  step(
    'uploads too: those that were answered stay, the others arrive at the second try',
    async () => {
      const owner = county.person('owner');
      const arrived: string[] = [];
      for (const { file, key, first } of uploads) {
        const { id } = await owner.upload(file, key);
        if (first.status === 'fulfilled') expect(id).toBe(first.value.id);
        arrived.push(id);
      }
      expect(new Set(arrived).size).toBe(uploads.length);
      const ticket = await reportAtLift(county, '断电后带图上报', { mediaIds: arrived });
      expect(ticket.media).toHaveLength(arrived.length);
      expect(flawsOf(county.product.dataDir)).toEqual({});
      expect(temporaryFiles(county.product.dataDir)).toEqual([]);
    },
  );

  step('messages that were on their way are delivered', async () => {
    // What the dead process had taken is taken over when its lease has run out.
    await county.forward(LEASE_MINUTES);
    await waitUntil(
      () => readRows(county.product.dataDir, 'SELECT id FROM outbox_message').length === 0,
      { what: 'an empty outbox' },
    );
  });
});

describe('an owner whose answer got lost', () => {
  const step = inOrder();
  const words = '门禁刷不开，断电走查';

  step(
    'sends, the server takes it and dies before it can answer: the phone says that it is kept',
    async () => {
      phone = await phoneOf(county, 'owner', {
        name: 'crash-owner',
        allowErrors: [/ERR_FAILED|ERR_CONNECTION|502|503/],
      });
      await phone.open(`pages/home/index?scene=${county.lift.scene}`);
      await phone.see('电梯停运属于“紧急”');
      await phone.find('textarea').first().fill(words);
      await phone.photos([await media.photo('crash-phone', '门禁')]);
      let isTaken = false;
      await phone.page.route('**/api/v1/tickets', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        isTaken = true;
        await county.product.kill9();
        await route.abort('failed');
      });
      await phone.find('.wa-page__footer .wa-button').first().tap();
      await phone.see('内容已存在手机里');
      // The finger is off it: it must look as if it can be pressed.
      await phone.page.waitForFunction(
        () => !document.querySelector('.wa-page__footer .wa-button')?.matches('[class*=hover]'),
      );
      await phone.picture('1-kept');
      expect(isTaken).toBe(true);
      expect(ticketsSaying(words)).toHaveLength(1);
      await phone.page.unroute('**/api/v1/tickets');
    },
  );

  step('closes the app, opens it again: words and photo are still there', async () => {
    await county.product.restart();
    await phone!.open(`pages/home/index?scene=${county.lift.scene}`);
    await phone!.see('已为您恢复');
    await phone!.seePhotos(1);
    expect(await phone!.find('textarea').first().inputValue()).toBe(words);
    await phone!.picture('2-restored');
  });

  step('sends again, and it is one report', async () => {
    await phone!.find('.wa-page__footer .wa-button').first().tap();
    await phone!.see('已经收到');
    await phone!.picture('3-received');
    expect(ticketsSaying(words)).toHaveLength(1);
    await phone!.button('看这件诉求').tap();
    await phone!.see(words);
    expect(flawsOf(county.product.dataDir)).toEqual({});
  });
});
