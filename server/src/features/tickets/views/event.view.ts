import type { EventData, EventView, MediaView, TicketEvent } from '@wide-angle/shared';
import { publicName, toIso, toIsoOrNull } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Media } from '../../media/index.js';
import { NameFinder, type Names } from './names.js';
import { isOutsider, residentName, sees, type Viewer } from './visible.js';

const CLOCK = '系统';
const SCORES = ['speed', 'quality', 'attitude'];
const HANDLERS = ['fromHandlerId', 'toHandlerId'];

/** Steps of a timeline as their viewer may see them. */
@Injectable()
export class EventViews {
  constructor(
    @Inject(NameFinder) private readonly nameFinder: NameFinder,
    @Inject(Media) private readonly media: Media,
  ) {}

  /** Views of events that the viewer may see at all; names and pictures of all of them are looked up at once. */
  async of(viewer: Viewer, events: readonly TicketEvent[]): Promise<EventView[]> {
    const shown = events.map((event) => ({ event, isPrivate: isPrivate(viewer, event) }));
    const [names, media] = await Promise.all([
      this.nameFinder.find(idsOf(events)),
      this.media.views(shown.flatMap((one) => (one.isPrivate ? [] : one.event.mediaIds))),
    ]);
    return shown.map((one) => viewOf(viewer, one.event, one.isPrivate, { names, media }));
  }
}

interface Lookups {
  readonly names: Names;
  readonly media: ReadonlyMap<string, MediaView>;
}

function idsOf(events: readonly TicketEvent[]) {
  const text = (value: EventData[string] | undefined) => (typeof value === 'string' ? value : null);
  return {
    organizations: events.flatMap(({ actor, data }) => [
      actor?.organizationId ?? null,
      text(data.toOrganizationId),
    ]),
    estates: [],
    people: events.flatMap(({ actor, data }) => [actor?.personId ?? null, text(data.toHandlerId)]),
  };
}

/** What owners write to those who work on it is not for neighbours: it may hold what only they should know. */
function isPrivate(viewer: Viewer, { type, actor }: TicketEvent): boolean {
  const isOwners = actor?.role === 'resident' && type !== 'submit';
  return isOutsider(viewer) && isOwners && actor.personId !== viewer.personId;
}

function viewOf(
  viewer: Viewer,
  event: TicketEvent,
  isHidden: boolean,
  { names, media }: Lookups,
): EventView {
  const mediaIds = isHidden ? [] : event.mediaIds;
  return {
    seq: event.seq,
    type: event.type,
    at: toIso(event.at),
    dueAt: toIsoOrNull(event.dueAt),
    by: byOf(viewer, event, names),
    byOrganization: event.actor?.organizationId
      ? names.organization(event.actor.organizationId)
      : null,
    role: event.actor?.role ?? null,
    visibility: event.visibility,
    text: isHidden ? '' : event.text,
    media: mediaIds.map((id) => media.get(id)).filter((view) => view !== undefined),
    data: dataOf(viewer, event.data),
    toName: toNameOf(viewer, event, names),
  };
}

function byOf(viewer: Viewer, { actor }: TicketEvent, names: Names): string {
  if (!actor) return CLOCK;
  const realName = names.person(actor.personId);
  if (actor.role === 'resident') return residentName(viewer, actor.personId, realName);
  if (sees(viewer, 'handlerName')) return publicName(realName, actor.role);
  return actor.organizationId ? names.organization(actor.organizationId) : CLOCK;
}

function dataOf(viewer: Viewer, data: EventData): EventData {
  const hidden = [
    ...(sees(viewer, 'rating') ? [] : SCORES),
    ...(sees(viewer, 'handlerName') ? [] : HANDLERS),
  ];
  return Object.fromEntries(Object.entries(data).filter(([key]) => !hidden.includes(key)));
}

function toNameOf(viewer: Viewer, { actor, data }: TicketEvent, names: Names): string | null {
  if (typeof data.toHandlerId === 'string') {
    if (!sees(viewer, 'handlerName')) return null;
    // Work is handed on inside an organisation: the one that the step names, or that of whoever handed it on.
    const organizationId = data.toOrganizationId ?? actor?.organizationId;
    return names.worker(data.toHandlerId, String(organizationId ?? ''));
  }
  return typeof data.toOrganizationId === 'string'
    ? names.organization(data.toOrganizationId)
    : null;
}
