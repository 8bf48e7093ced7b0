import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { Role } from '../identity/roles.ts';
import type { Category, CategoryGroup, ClassCode } from '../policy/policy.ts';
import type { FacilityKind, OrganizationKind, PlaceKind } from './kinds.ts';

/** The place that a code stands for. */
export interface SceneView {
  scene: string;
  kind: PlaceKind;
  estateId: string;
  estateName: string;
  buildingId: string | null;
  entranceId: string | null;
  facilityId: string | null;
  facilityKind: FacilityKind | null;
  /** Place inside the estate in words, e.g. `3号楼 2单元 电梯`; empty for the estate itself. */
  label: string;
  /** Category that a facility suggests. */
  categoryCode: string | null;
  companyName: string | null;
}

export interface EstateCard {
  id: string;
  name: string;
  address: string;
  communityName: string;
  companyName: string | null;
}

export interface EstateView extends EstateCard {
  buildings: { id: string; name: string; entrances: { id: string; name: string }[] }[];
  facilities: { id: string; name: string; kind: FacilityKind }[];
}

export interface ColleagueView {
  personId: string;
  name: string;
  role: Role;
}

export interface OrganizationCard {
  id: string;
  name: string;
  kind: OrganizationKind;
}

/** Limits of a class in words for people, e.g. `1 个工作日`. */
export interface ClassView {
  code: ClassCode;
  name: string;
  claim: string;
  finish: string;
  explanation: string;
}

export interface PolicyView {
  version: number;
  classes: ClassView[];
  /** The upper level of the categories, in the order in which owners look. */
  groups: CategoryGroup[];
  /** With those that are offered no more, since old tickets have them. */
  categories: Category[];
}

export interface EstateListQuery extends PageQuery {
  q?: string;
}

/** Where people live and who is responsible, as far as reporting needs it. */
export const organizationApi = {
  scene: defineEndpoint<{ params: { scene: string }; response: SceneView }>({
    method: 'GET',
    path: '/scenes/:scene',
    access: 'public',
    summary: 'The place that a printed code stands for',
  }),
  estates: defineEndpoint<{ query: EstateListQuery; response: Page<EstateCard> }>({
    method: 'GET',
    path: '/estates',
    access: 'public',
    summary: 'Estates by name',
  }),
  estate: defineEndpoint<{ params: { id: string }; response: EstateView }>({
    method: 'GET',
    path: '/estates/:id',
    access: 'public',
    summary: 'One estate with buildings, entrances and facilities',
  }),
  /** A report goes by the version that it was filed under; a new one by that in force. */
  policy: defineEndpoint<{
    query: { estateId?: string; version?: number };
    response: PolicyView;
  }>({
    method: 'GET',
    path: '/policy',
    access: 'public',
    summary: 'Categories and limits in force, or of the version that a report was filed under',
  }),
  colleagues: defineEndpoint<{ response: ColleagueView[] }>({
    method: 'GET',
    path: '/colleagues',
    access: 'colleague.read',
    summary: 'People of the viewer’s organisation who can take a ticket',
  }),
  targets: defineEndpoint<{ query: { q?: string }; response: OrganizationCard[] }>({
    method: 'GET',
    path: '/organizations',
    access: 'organization.read',
    summary: 'Companies and departments that an officer may send work to',
  }),
};

/** A scene is what follows `scene=` in a mini-program code: at most 32 characters of a safe alphabet (WECHAT §3). */
export const SCENE_PATTERN = /^[A-Za-z0-9]{4,32}$/;
