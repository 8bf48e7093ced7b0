import type { OrderView, TicketView } from '@wide-angle/shared';
import { HOUR } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import type { Persona } from '../../testing/personas.js';
import { Organization } from '../organizations/entities/organization.entity.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { textOf } from './testing/pdf-text.js';
import { OrderDesk } from './testing/order-desk.js';

let world: TicketWorld;
let desk: OrderDesk;
let people: TicketWorld['people'];

beforeAll(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  people = world.people;
}, 120_000);
afterAll(() => world.close());

const fetchPath = (url: string) => world.test.inject({ method: 'GET', url });
const addressFor = (by: Persona, { id }: Pick<OrderView, 'id'>) =>
  by.api.order.document({ params: { id } });

async function documentOf(by: Persona, order: Pick<OrderView, 'id'>): Promise<Buffer> {
  const { url } = await addressFor(by, order);
  const answer = await fetchPath(url);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return answer.rawPayload;
}

/** PDF keeps dictionaries as plain text beside its packed streams. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('the document of an order', () => {
  it('is one page that tells number, date, demand and limit, and nothing of who reported', async () => {
    await world.test.app.get(UnitOfWork).run((tx) =>
      tx.update(Organization, world.county.bureau.id, {
        documentMark: '高建督',
        phone: '0635-3961234',
      }),
    );
    const contact = { name: '陈静', phone: '13812345678' };
    const ticket = await world.report({ text: '我是陈静，住在901，楼道灯不亮', place: '1号楼' });
    const order = await desk.supervised(people.bureau, ticket, '三日内修好楼道灯，并书面回复');
    const pdf = await documentOf(people.manager, order);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
    const text = textOf(pdf);
    expect(order.number).toMatch(/^高建督〔2026〕\d+号$/);
    for (const words of [
      world.county.bureau.name,
      order.number!,
      `${world.county.companies[0].name}：`,
      '三日内修好楼道灯，并书面回复',
      '联系电话：0635-3961234',
      '的督办通知',
    ]) {
      expect(text).toContain(words);
    }
    for (const secret of [contact.name, contact.phone, '在901', '楼道灯不亮']) {
      expect(text).not.toContain(secret);
    }
  });

  it('embeds its fonts, cut to the characters on the page', async () => {
    const order = await desk.supervised(people.bureau);
    const pdf = await documentOf(people.bureau, order);
    const plain = pdf.toString('latin1');
    const fonts = plain.match(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC/g) ?? [];
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    expect(plain.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(pdf.length).toBeLessThan(200_000);
  });

  it('keeps a long demand and five tickets of it on one page, the list of more on the back', async () => {
    const tickets: TicketView[] = [];
    for (let i = 0; i < 6; i += 1) tickets.push(await world.report({ text: `灯 ${i}` }));
    const create = (count: number, demand: string) =>
      people.bureau.api.order.create({
        body: {
          ticketIds: tickets.slice(0, count).map(({ id }) => id),
          demand,
          dueAt: desk.inDays(3),
        },
      });
    const long = await create(1, '请立即整改。'.repeat(83));
    expect(pagesOf(await documentOf(people.bureau, long))).toBe(1);
    const five = await documentOf(people.bureau, await create(5, '请办理'));
    expect(pagesOf(five)).toBe(1);
    const six = await documentOf(people.bureau, await create(6, '请办理'));
    expect(pagesOf(six)).toBe(2);
    expect(textOf(six)).toContain('附件：督办工单清单（共6件）');
  }, 60_000);

  it('is for whoever may see the order, and only once it is signed', async () => {
    const order = await desk.supervised(people.community);
    for (const one of [people.manager, people.community, people.subdistrict, people.bureau]) {
      expect((await addressFor(one, order)).fileName).toBe(`${order.number}.pdf`);
    }
    for (const one of [people.otherCommunity, people.department]) {
      expect((await refused(addressFor(one, order))).code).toBe('order.notFound');
    }
    for (const one of [people.owner, people.wang, people.rival]) {
      expect((await refused(addressFor(one, order))).code).toBe('permission.denied');
    }
    const draft = await desk.drafted();
    expect((await refused(addressFor(people.bureau, draft))).code).toBe('order.noDocument');
  });

  it('has an address that nobody can make, and that ends', async () => {
    const order = await desk.supervised(people.community);
    const other = await desk.supervised(people.community);
    const { url } = await addressFor(people.manager, order);
    const forged = [
      url.replace(order.id, other.id),
      url.replace(/s=./, (start) => (start === 's=A' ? 's=B' : 's=A')),
      url.replace(/e=\d+/, 'e=9999999999'),
    ];
    for (const one of forged) expect((await fetchPath(one)).statusCode).toBe(404);
    expect((await fetchPath(url.split('?')[0]!)).statusCode).toBe(400);
    await world.later(HOUR);
    const expired = await fetchPath(url);
    expect([expired.statusCode, expired.json<{ code: string }>().code]).toEqual([
      403,
      'order.documentExpired',
    ]);
  });
});

it('explains the limit of a reply, and a draft has none', async () => {
  const order = await desk.supervised(people.community);
  const why = await people.manager.api.order.limit({ params: { id: order.id } });
  expect(why.dueAt).toBe(order.dueAt);
  expect(why.summary).toContain('升级到住建局');
  expect(why.lines.length).toBeGreaterThan(0);
  const draft = await desk.drafted();
  const none = people.bureau.api.order.limit({ params: { id: draft.id } });
  expect((await refused(none)).code).toBe('order.noDocument');
});
