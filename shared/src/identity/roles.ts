/** What a person acts as: a resident, or the role of a post in an organisation (DESIGN §4.5, §5 Identity). */
export const ROLES = [
  'resident',
  'staff',
  'manager',
  'community',
  'subdistrict',
  'bureau',
  'department',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];
export type PostRole = Exclude<Role, 'resident'>;

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  resident: '业主',
  staff: '物业员工',
  manager: '物业经理',
  community: '社区工作人员',
  subdistrict: '街道工作人员',
  bureau: '住建局工作人员',
  department: '协办部门工作人员',
  administrator: '系统管理员',
};

/** Roles that do the work of a ticket, as against those that report or oversee. */
export const WORKING_ROLES: readonly Role[] = ['staff', 'manager', 'department'];
export const OVERSIGHT_ROLES: readonly Role[] = ['community', 'subdistrict', 'bureau'];
