/** Kinds of organisation under one bureau (DESIGN §3). */
export const ORGANIZATION_KINDS = [
  'bureau',
  'subdistrict',
  'community',
  'company',
  'department',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** What a code on a wall may stand for. */
export const PLACE_KINDS = ['estate', 'building', 'entrance', 'facility'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const ORGANIZATION_LABELS: Readonly<Record<OrganizationKind, string>> = {
  bureau: '住建局',
  subdistrict: '街道',
  community: '社区',
  company: '物业企业',
  department: '协办部门',
};

export const FACILITY_KINDS = ['lift', 'gate', 'pump', 'parking', 'playground', 'fire'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

export const FACILITY_LABELS: Readonly<Record<FacilityKind, string>> = {
  lift: '电梯',
  gate: '门禁',
  pump: '水泵房',
  parking: '停车场',
  playground: '活动场地',
  fire: '消防设施',
};
