import { cellOf } from '../testing/matrix.ts';
import { contextAs } from '../testing/fixtures.ts';
import { ticketIn } from '../testing/matrix.ts';
import { TICKET_ACTIONS } from './actions.ts';
import { decide } from './decide.ts';
import type { Intention } from './action-bodies.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { RELATIONS, type Relation } from './relations.ts';
import { TICKET_STATES } from './status.ts';
import { wall } from '../deadline/testing/wall.ts';

const NOW = wall('2026-11-20 16:30');

/** A manager or handler is a colleague as well. */
const IMPLIED: Partial<Record<Relation, Relation>> = { handler: 'colleague', manager: 'colleague' };

describe('every action × state × relation', () => {
  describe.each(TICKET_ACTIONS)('%s', (action) => {
    it.each(TICKET_STATES)('in %s is offered to nobody outside its row', (state) => {
      for (const relation of RELATIONS) {
        const row = LIFECYCLE[action];
        const isNamed =
          row.who.includes(relation) || row.who.includes(IMPLIED[relation] ?? relation);
        if (!isNamed || !row.from.includes(state))
          expect([relation, cellOf(action, state, relation)]).toEqual([relation, 'no']);
      }
    });

    it.each(TICKET_STATES)(
      'in %s is refused by decide wherever it is not offered as open',
      (state) => {
        for (const relation of RELATIONS) {
          if (cellOf(action, state, relation) === 'yes') continue;
          const relations = IMPLIED[relation] ? [relation, IMPLIED[relation]] : [relation];
          const intention = { action, body: { version: 1 } } as Intention;
          expect(decide(contextAs(ticketIn(state), relations, NOW), intention).ok).toBe(false);
        }
      },
    );
  });

  it('offers an administrator nothing anywhere', () => {
    const cells = TICKET_ACTIONS.flatMap((a) =>
      TICKET_STATES.map((s) => cellOf(a, s, 'administrator')),
    );
    expect(new Set(cells)).toEqual(new Set(['no']));
  });

  it('offers a subdistrict, which reads and reports, nothing either', () => {
    const cells = TICKET_ACTIONS.flatMap((a) =>
      TICKET_STATES.map((s) => cellOf(a, s, 'subdistrict')),
    );
    expect(new Set(cells)).toEqual(new Set(['no']));
  });
});
