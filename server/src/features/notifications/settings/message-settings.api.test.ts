import type { MessageSettingsBody, MessageSettingsView } from '@wide-angle/shared';
import { DEFAULT_SETTINGS } from '@wide-angle/shared';
import { refused } from '../../../testing/api-client.js';
import { persona, type Persona } from '../../../testing/personas.js';
import { GivePost } from '../../identity/index.js';
import { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { toldTo } from '../testing/told.js';
import { OrderDesk } from '../../supervision/testing/order-desk.js';

let world: TicketWorld;
let people: TicketWorld['people'];

beforeAll(async () => {
  world = await TicketWorld.start();
  ({ people } = world);
}, 120_000);
afterAll(() => world.close());

const save = (who: Persona, body: Partial<MessageSettingsBody>): Promise<MessageSettingsView> =>
  who.api.messageSettings.save({ body: { ...DEFAULT, ...body } });
const DEFAULT: MessageSettingsBody = { quiet: DEFAULT_SETTINGS.quiet, off: [] };

const switches = ({ rows }: MessageSettingsView) =>
  rows.map(({ kind, channels: { inbox, wechat } }) =>
    [kind, `${inbox.rule} ${inbox.isOn}`, `${wechat.rule} ${wechat.isOn}`].join(' / '),
  );

it('shows each role what it can get and what it may switch', async () => {
  const manager = await people.manager.api.messageSettings.get();
  expect(manager).toMatchObject({ quiet: { isOn: true, from: 1290, to: 450 }, templates: [] });
  expect(switches(manager)).toEqual([
    'progress / choice true / never false',
    'task / always true / choice true',
    'yellow / always true / choice true',
    'red / always true / always true',
    'order / always true / always true',
    'digest / choice true / choice true',
  ]);
  const owner = await people.owner.api.messageSettings.get();
  expect(owner.rows.map(({ kind }) => kind)).toEqual(['progress', 'task', 'red']);
});

it('keeps what a person chose, for him alone', async () => {
  const quiet = { isOn: true, from: 19 * 60, to: 8 * 60 };
  const saved = await save(people.wang, { quiet, off: ['inbox.progress', 'wechat.task'] });
  expect(switches(saved).slice(0, 2)).toEqual([
    'progress / choice false / never false',
    'task / always true / choice false',
  ]);
  expect(await people.wang.api.messageSettings.get()).toEqual(saved);
  expect((await people.zhao.api.messageSettings.get()).quiet).toEqual(DEFAULT.quiet);
  expect((await save(people.wang, {})).quiet).toEqual(DEFAULT.quiet);
});

it('takes two first choices at once', async () => {
  const both = [save(people.community, {}), save(people.community, { off: ['wechat.digest'] })];
  await Promise.all(both);
  const { rows } = await people.community.api.messageSettings.get();
  expect(rows.length).toBeGreaterThan(3);
});

it.each<[string, unknown, string]>([
  ['an order to one’s organisation', { off: ['wechat.order'] }, 'message.cannotSwitchOff'],
  ['a red card of one’s own', { off: ['wechat.red'] }, 'message.cannotSwitchOff'],
  ['the inbox of tasks', { off: ['inbox.task'] }, 'message.cannotSwitchOff'],
  ['something unknown', { off: ['sms.task'] }, 'input.invalid'],
  ['a quiet afternoon', { quiet: { isOn: true, from: 720, to: 450 } }, 'message.badQuietHours'],
  ['a quiet morning', { quiet: { isOn: true, from: 1290, to: 720 } }, 'message.badQuietHours'],
  ['no hours', { quiet: { isOn: true } }, 'input.invalid'],
  ['nothing', { quiet: null }, 'input.invalid'],
])('refuses to silence %s', async (_, body, code) => {
  const answer = await refused(save(people.manager, body as Partial<MessageSettingsBody>));
  expect(answer.code).toBe(code);
});

it('leaves the choices of another role of the same person alone', async () => {
  const two = await persona(world.test).resident(world.county.estates[0], { name: '何洋' });
  await save(two, { off: ['wechat.red'] });
  const organizationId = world.county.companies[0].id;
  const post = { personId: two.personId, organizationId, role: 'staff' } as const;
  const postId = await world.test.app.get(GivePost).run(post);
  two.use(await two.api.identity.switch({ body: { postId } }));
  const asStaff = await save(two, { off: ['wechat.yellow'] });
  // The red card of his own comes all the same.
  expect(switches(asStaff)).toContain('red / always true / always true');
  two.use(await two.api.identity.switch({ body: { postId: null } }));
  const asOwner = await two.api.messageSettings.get();
  expect(switches(asOwner)).toContain('red / always true / choice false');
});

it('spares a worker the progress that he switched off, and counts none of it as unread', async () => {
  const desk = new OrderDesk(world);
  await save(people.zhao, { off: ['inbox.progress'] });
  const ticket = await world.report();
  await world.act(people.zhao, ticket, 'claim');
  const note = async () => {
    const body = { text: '请注意安全', visibility: 'internal' } as const;
    await world.act(people.community, ticket, 'note', body);
    await desk.deliver();
    return (await toldTo(people.zhao, ticket)).length;
  };
  const before = await people.zhao.api.inbox.unread();
  expect(await note()).toBe(0);
  expect(await people.zhao.api.inbox.unread()).toEqual(before);
  await save(people.zhao, {});
  expect(await note()).toBe(1);
  expect(await people.zhao.api.inbox.unread()).toEqual({ unread: before.unread + 1 });
});
