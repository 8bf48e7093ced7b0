import {
  categoryOf,
  dutiesOf,
  toIso,
  toIsoOrNull,
  type DutyOffice,
  type DutyState,
  type DutyView,
  type Page,
  type ShelvedView,
} from '@wide-angle/shared';
import type { FakeCounty } from './fake-county.ts';
import { organizationName } from './fake-directory.ts';
import { RECKONING } from './fake-tickets.ts';
import { cardOf } from './fake-views.ts';

/** All duties of the county in a state; who may see which is the server's matter. */
export function dutiesIn(county: FakeCounty, state: DutyState): Page<DutyView> {
  const items = county.tickets.flatMap((ticket) =>
    dutiesOf(ticket.facts).map((duty) => ({
      ...duty,
      organizationName: organizationName(duty.organizationId),
      dueAt: toIso(duty.dueAt),
      doneAt: toIsoOrNull(duty.doneAt),
      ticket: cardOf(ticket),
    })),
  );
  return { items: items.filter((duty) => duty.state === state), next: null };
}

export function officesIn(county: FakeCounty): DutyOffice[] {
  const duties = county.tickets.flatMap(({ facts }) => dutiesOf(facts));
  const ids = [...new Set(duties.map(({ organizationId }) => organizationId))];
  return ids.map((organizationId) => {
    const own = duties.filter((duty) => duty.organizationId === organizationId);
    const count = (state: DutyState) => own.filter((duty) => duty.state === state).length;
    return {
      organizationId,
      organizationName: organizationName(organizationId),
      open: count('open'),
      late: count('late'),
      missed: count('late') + count('lateDone'),
    };
  });
}

export function shelvedIn(county: FakeCounty): ShelvedView[] {
  return county.tickets
    .filter(({ facts }) => facts.state === 'shelved')
    .map((ticket) => {
      const { id, number, estateId, estateName, place, responsibleName } = cardOf(ticket);
      const { name, icon } = categoryOf(RECKONING.policy, ticket.facts.categoryCode);
      const asked = ticket.events.findLast(({ type }) => type === 'requestShelving');
      return {
        ...{ id, number, estateId, estateName, place, responsibleName },
        categoryName: name,
        categoryIcon: icon,
        reason: asked?.text ?? '',
        since: toIso(ticket.facts.pausedAt ?? county.now),
        until: toIso(ticket.facts.shelvedUntil ?? county.now),
      };
    });
}
