import type { Actor, OrganizationCard, PostRole } from '@wide-angle/shared';

/*
 * Who there is in the fake county: one bureau, one subdistrict, two communities, two companies, a department.
 */

export const BUREAU = 'org-bureau';

export const ORGANIZATIONS: readonly OrganizationCard[] = [
  { id: BUREAU, name: '高唐县住建局', kind: 'bureau' },
  { id: 'org-subdistrict', name: '鱼邱湖街道', kind: 'subdistrict' },
  { id: 'org-quanlin', name: '泉林社区', kind: 'community' },
  { id: 'org-hubin', name: '湖滨社区', kind: 'community' },
  { id: 'org-anju', name: '安居物业', kind: 'company' },
  { id: 'org-shidai', name: '时代物业', kind: 'company' },
  { id: 'org-power', name: '县供电公司', kind: 'department' },
];

export function organizationName(id: string | null): string {
  return ORGANIZATIONS.find((one) => one.id === id)?.name ?? '';
}

export interface FakePost {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: PostRole;
  readonly organizationId: string;
}

/** One account per post; the login is the person's id, the password is `demo`. Zhao has two posts. */
export const POSTS: readonly FakePost[] = [
  { id: 'post-liu', personId: 'liu', name: '刘主任', role: 'bureau', organizationId: BUREAU },
  {
    id: 'post-sun',
    personId: 'sun',
    name: '孙主任',
    role: 'subdistrict',
    organizationId: 'org-subdistrict',
  },
  {
    id: 'post-li',
    personId: 'li',
    name: '李主任',
    role: 'community',
    organizationId: 'org-quanlin',
  },
  {
    id: 'post-zhao',
    personId: 'zhao',
    name: '赵主任',
    role: 'community',
    organizationId: 'org-hubin',
  },
  {
    id: 'post-zhao-2',
    personId: 'zhao',
    name: '赵主任',
    role: 'community',
    organizationId: 'org-quanlin',
  },
  {
    id: 'post-chen',
    personId: 'chen',
    name: '陈经理',
    role: 'manager',
    organizationId: 'org-anju',
  },
  { id: 'post-gao', personId: 'gao', name: '高工', role: 'administrator', organizationId: BUREAU },
  { id: 'post-wang', personId: 'wang', name: '王师傅', role: 'staff', organizationId: 'org-anju' },
  {
    id: 'post-zhang',
    personId: 'zhang',
    name: '张师傅',
    role: 'staff',
    organizationId: 'org-anju',
  },
];

export const PASSWORD = 'demo';

export interface FakeEstate {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly companyId: string;
}

export const ESTATES: readonly FakeEstate[] = [
  { id: 'estate-jinjiang', name: '锦江花园', communityId: 'org-quanlin', companyId: 'org-anju' },
  { id: 'estate-hubin', name: '湖滨新村', communityId: 'org-quanlin', companyId: 'org-anju' },
  { id: 'estate-shidai', name: '时代佳苑', communityId: 'org-hubin', companyId: 'org-shidai' },
];

export const OWNER: Actor = {
  personId: 'owner',
  role: 'resident',
  postId: null,
  organizationId: null,
  bureauId: BUREAU,
};

export function actorOf(post: FakePost): Actor {
  const { personId, role, id, organizationId } = post;
  return { personId, role, postId: id, organizationId, bureauId: BUREAU };
}

export function postOf(personId: string): FakePost {
  const post = POSTS.find((one) => one.personId === personId);
  if (!post) throw new Error(`no post of ${personId}`);
  return post;
}

export function personName(personId: string | null): string | null {
  return POSTS.find((one) => one.personId === personId)?.name ?? null;
}
