import { RELATIONS, type Relation } from '../ticket/relations.ts';
import { type GuardedField, GUARDED_FIELDS, maySee, maySeeTicket } from './field-visibility.ts';

const CLAIMED = { isAnonymous: false, handlerId: 'wang' };

/** Which relations see a field of an ordinary repair that somebody has claimed. */
function seers(field: GuardedField, ticket = CLAIMED, isInHome = false): Relation[] {
  return RELATIONS.filter((relation) =>
    maySee({ relations: new Set([relation]), ticket, isInHome }, field),
  );
}

const COMPANY: Relation[] = ['handler', 'colleague', 'manager', 'department'];
const LEADERS: Relation[] = ['handler', 'manager', 'department'];

describe('who sees what of a ticket (DESIGN §4.5)', () => {
  it.each<[GuardedField, Relation[]]>([
    [
      'reporterName',
      ['reporter', 'handler', 'colleague', 'manager', 'community', 'bureau', 'department'],
    ],
    ['contact', ['reporter', 'community', 'bureau']],
    ['dwelling', ['reporter', 'community', 'bureau']],
    [
      'internalEvents',
      ['handler', 'colleague', 'manager', 'community', 'subdistrict', 'bureau', 'department'],
    ],
    ['handlerName', RELATIONS.filter((r) => r !== 'neighbour' && r !== 'administrator')],
    ['rating', RELATIONS.filter((r) => r !== 'neighbour' && r !== 'administrator')],
    ['lateness', RELATIONS.filter((r) => r !== 'administrator')],
    ['followUp', ['community', 'subdistrict', 'bureau']],
  ])('%s', (field, relations) => {
    expect(seers(field)).toEqual(relations);
  });

  it('the company never learns who complains anonymously', () => {
    const anonymous = { ...CLAIMED, isAnonymous: true };
    for (const field of ['reporterName', 'contact', 'dwelling'] as const) {
      for (const isInHome of [false, true]) {
        expect(seers(field, anonymous, isInHome).filter((r) => COMPANY.includes(r))).toEqual([]);
      }
    }
  });

  it('for work inside a home those who do it get the phone, and only once it is claimed', () => {
    expect(seers('contact', CLAIMED, true).filter((r) => COMPANY.includes(r))).toEqual(LEADERS);
    const free = { isAnonymous: false, handlerId: null as unknown as string };
    expect(seers('contact', free, true).filter((r) => COMPANY.includes(r))).toEqual([]);
  });

  it('an administrator sees nothing, not even the ticket', () => {
    expect(GUARDED_FIELDS.filter((field) => seers(field).includes('administrator'))).toEqual([]);
    expect(maySeeTicket(new Set(['administrator']))).toBe(false);
    expect(maySeeTicket(new Set())).toBe(false);
    expect(maySeeTicket(new Set(['neighbour']))).toBe(true);
  });
});
