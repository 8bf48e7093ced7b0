import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { newId } from '../../platform/ids.js';
import { aCounty } from '../../testing/builders/county.js';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import type { TestApp } from '../../testing/start-test-app.js';
import { MediaRow } from './media.entity.js';
import { Media } from './media.js';
import { aPerson, startMediaApp, uploaded } from './testing/media-world.js';
import { clip, photo } from './testing/samples.js';

let test: TestApp;
let media: Media;
let unitOfWork: UnitOfWork;
let small: Buffer;

beforeAll(async () => {
  test = await startMediaApp({ hasFfmpeg: false });
  media = test.app.get(Media);
  unitOfWork = test.app.get(UnitOfWork);
  small = await photo({ width: 60, height: 40 });
});
afterAll(() => test.close());

const attach = (ids: readonly string[], { personId }: Persona, ticketId = newId()) =>
  unitOfWork.run((tx) => media.attach(tx, ids, personId, ticketId));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );

const ticketOf = async (id: string) =>
  (await unitOfWork.reader.findOneByOrFail(MediaRow, { id })).attachedTicketId;

async function photos(person: Persona, count: number): Promise<string[]> {
  const all = Array.from({ length: count }, () => uploaded(test, person, small));
  return (await Promise.all(all)).map(({ id }) => id);
}

describe('attaching', () => {
  it('gives nine photos and a video to a ticket', async () => {
    const person = await aPerson(test);
    const ids = await photos(person, 9);
    ids.push((await uploaded(test, person, clip('upright.mp4'))).id);
    expect(await media.kinds(ids, person.personId)).toEqual({ images: 9, videos: 1 });
    const ticketId = newId();
    expect(await attach(ids, person, ticketId)).toEqual({ images: 9, videos: 1 });
    const rows = await unitOfWork.reader.findBy(MediaRow, { attachedTicketId: ticketId });
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(rows.every(({ attachedAt }) => attachedAt === test.clock.now())).toBe(true);
  });

  it('of nothing is nothing', async () => {
    const person = await aPerson(test);
    expect(await attach([], person)).toEqual({ images: 0, videos: 0 });
    expect(await media.kinds([], person.personId)).toEqual({ images: 0, videos: 0 });
  });

  it('leaves what is somebody else’s, and then takes none', async () => {
    const [mine, his] = [await aPerson(test), await aPerson(test)];
    const [myPhoto, hisPhoto] = [await photos(mine, 1), await photos(his, 1)];
    const both = [...myPhoto, ...hisPhoto];
    expect(await codeOf(attach(both, mine))).toBe('media.unknown');
    expect(await codeOf(attach(both, his))).toBe('media.unknown');
    expect(await codeOf(media.kinds(both, mine.personId))).toBe('media.unknown');
    expect(await Promise.all(both.map(ticketOf))).toEqual([null, null]);
  });

  it('refuses what is attached already, named twice, unknown or withheld', async () => {
    const person = await aPerson(test);
    const [used, withheld, free] = await photos(person, 3);
    await attach([used!], person);
    await unitOfWork.run((tx) => media.withhold(tx, withheld!));
    expect(await codeOf(attach([used!], person))).toBe('media.unknown');
    expect(await codeOf(attach([withheld!], person))).toBe('media.unknown');
    expect(await codeOf(attach([free!, free!], person))).toBe('media.unknown');
    expect(await codeOf(attach([free!, newId()], person))).toBe('media.unknown');
    expect(await ticketOf(free!)).toBeNull();
  });

  it('refuses ten photos, two videos, eleven of anything', async () => {
    const person = await aPerson(test);
    const ids = await photos(person, 10);
    const [one, two] = [
      await uploaded(test, person, clip('upright.mp4')),
      await uploaded(test, person, clip('upright.mp4')),
    ];
    expect(await codeOf(attach(ids, person))).toBe('media.tooMany');
    expect(await codeOf(attach([one.id, two.id], person))).toBe('media.tooMany');
    expect(await codeOf(attach([...ids, one.id], person))).toBe('media.tooMany');
    expect(await ticketOf(ids[0]!)).toBeNull();
  });

  it('to two tickets at once: one has it, the other is refused', async () => {
    const person = await aPerson(test);
    const ids = await photos(person, 2);
    const tickets = [newId(), newId(), newId(), newId()];
    const codes = await Promise.all(tickets.map((id) => codeOf(attach(ids, person, id))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'media.unknown')).toHaveLength(3);
    const winner = tickets[codes.indexOf('done')];
    expect(await Promise.all(ids.map(ticketOf))).toEqual([winner, winner]);
  });
});

describe('views', () => {
  it('many at once, without what does not exist', async () => {
    const person = await aPerson(test);
    const ids = await photos(person, 3);
    const views = await media.views([...ids, ids[0]!, newId()]);
    expect([...views.keys()].sort()).toEqual([...ids].sort());
    expect((await test.inject({ method: 'GET', url: views.get(ids[0]!)!.url })).statusCode).toBe(
      200,
    );
    expect((await media.views([])).size).toBe(0);
  });
});

describe('a report with photos', () => {
  it('shows the reporter’s own and refuses a neighbour’s', async () => {
    const { estates } = await aCounty(test);
    const [wang, li] = [
      await persona(test).resident(estates[0]),
      await persona(test).resident(estates[0]),
    ];
    const [mine] = await photos(wang, 1);
    const [his] = await photos(li, 1);
    const report = (mediaIds: string[]) =>
      wang.api.ticket.submit({
        body: { estateId: estates[0].id, categoryCode: 'lighting', text: '灯不亮', mediaIds },
      });
    expect(await refused(report([his!]))).toMatchObject({ code: 'media.unknown' });
    expect(await ticketOf(his!)).toBeNull();
    const { id, media: shown } = await report([mine!]);
    expect(shown).toMatchObject([{ id: mine, kind: 'image' }]);
    expect(await ticketOf(mine!)).toBe(id);
  });
});
