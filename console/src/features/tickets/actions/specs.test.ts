import {
  DEFAULT_POLICY,
  LIFECYCLE,
  RELATION_ROLES,
  TICKET_ACTIONS,
  TILES,
  type PolicyView,
  type TicketView,
} from '@wide-angle/shared';
import { createFakeServer } from '../../../testing/fake-server.ts';
import { actorOf, postOf } from '../../../testing/fake-directory.ts';
import { FRIDAY } from '../../../testing/render-console.tsx';
import { extensionUnit } from './company.ts';
import { isWorkAction, specOf } from './index.ts';
import type { ActionContext } from './spec.ts';
import { widestOpenTile } from './use-action-context.ts';

const { county } = createFakeServer(FRIDAY);
const ticketSeenBy = (personId: string, id: string): TicketView =>
  county.view(county.ticket(id), actorOf(postOf(personId)));

function contextOf(ticket: TicketView, isAtWork = false): ActionContext {
  const none = () => Promise.resolve([]);
  const find = { organizations: none, colleagues: none, categories: none, mergeTargets: none };
  const policy: PolicyView = {
    version: 1,
    classes: [],
    groups: [],
    categories: Object.values(DEFAULT_POLICY.categories),
  };
  return { ticket, now: FRIDAY, policy, find, isAtWork };
}

test.each(TICKET_ACTIONS)('%s has a dialog exactly when somebody in a post may do it', (action) => {
  const roles = LIFECYCLE[action].who.flatMap((relation) => RELATION_ROLES[relation]);
  expect(isWorkAction(action)).toBe(roles.some((role) => role !== 'resident'));
});

const changing = TICKET_ACTIONS.filter(isWorkAction).filter(
  (action) => action !== 'claim' && action !== 'note',
);

test.each(changing)('%s sends the version that the person saw', (action) => {
  const ticket = ticketSeenBy('li', 't-lift');
  const values = { dueAt: FRIDAY, until: FRIDAY, amount: 1, decision: 'yes' };
  expect(specOf(action).body(values, ticket)).toMatchObject({ version: ticket.version });
});

test('adjudication asks for an organisation only when another one shall do the work', () => {
  const context = contextOf(ticketSeenBy('li', 't-handed'));
  const names = (decision: string) =>
    specOf('adjudicate')
      .fields(context, { decision })
      .map(({ name }) => name);
  expect(names('return')).toEqual(['decision', 'reason']);
  expect(names('reassign')).toEqual(['decision', 'organizationId', 'reason']);
  const body = specOf('adjudicate').body(
    { decision: 'return', organizationId: 'org-power', reason: '归你们办' },
    context.ticket,
  );
  expect(body).toMatchObject({ decision: 'return', organizationId: undefined });
});

test('officers dispatch to an organisation with a reason, managers to a colleague', () => {
  const ticket = ticketSeenBy('li', 't-light');
  const required = (isAtWork: boolean) =>
    specOf('dispatch')
      .fields(contextOf(ticket, isAtWork), {})
      .filter(({ isRequired }) => isRequired)
      .map(({ name }) => name);
  expect(required(false)).toEqual(['organizationId', 'reason']);
  expect(required(true)).toEqual(['handlerId']);
});

test('an extension is asked for in the unit of the category’s cap', () => {
  const { road, lift_stopped: lift } = DEFAULT_POLICY.categories;
  expect(extensionUnit(road ?? null)).toEqual({ unit: '个工作日', max: 5 });
  expect(extensionUnit(lift ?? null)).toEqual({ unit: '小时', max: 24 });
});

test('ending a shelving early is never sent as an approval', () => {
  const ticket = { ...ticketSeenBy('liu', 't-lift'), state: 'shelved' as const };
  const spec = specOf('decideShelving');
  expect(spec.fields(contextOf(ticket), {}).map(({ name }) => name)).toEqual(['reason']);
  expect(spec.body({ decision: 'yes', reason: '可以修了' }, ticket)).toMatchObject({
    approve: false,
  });
});

test('targets of a merge come from the role’s list of all open work', () => {
  expect(widestOpenTile('bureau')).toBe('open');
  expect(widestOpenTile('community')).toBe('open');
  expect(widestOpenTile('manager')).toBe('team');
  expect(TILES.manager.some(({ key }) => key === 'team')).toBe(true);
});
