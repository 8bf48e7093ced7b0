import type { DemoAccount, DemoScene } from '@wide-angle/shared';
import type { DemoEstate, Officer, World } from './seed/world.js';

/** One password for all demo accounts; it is printed on the start page. */
export const DEMO_PASSWORD = 'demo1234';

/** What the start page shows, kept in the database with the demo. */
export interface DemoCard {
  readonly accounts: readonly DemoAccount[];
  readonly scenes: readonly DemoScene[];
}

interface Wish {
  readonly login: string;
  readonly personId: string;
  readonly account: DemoAccount;
}

/** The people that a visitor can be: all around the first estate, so that their screens show the same tickets. */
export function demoPeople(world: World, residentNames: readonly string[]): Wish[] {
  const estate = world.estates[0] as DemoEstate;
  const { company, community } = estate;
  const [department] = world.departments;
  const residents = [`${estate.name} 业主`, `${estate.name} 另一位业主`].map((note, at) => {
    const login = at === 0 ? 'owner' : 'neighbour';
    return resident(login, estate.residentIds[at] ?? '', residentNames[at] ?? '', note);
  });
  return [
    ...residents,
    ...company.staff.slice(0, 2).map((officer, at) => {
      const note = at === 0 ? '维修师傅' : '另一位师傅，试试两人同时抢单';
      return post(at === 0 ? 'staff' : 'staff2', officer, company.name, note);
    }),
    post('manager', company.manager, company.name, '物业经理'),
    post('community', community.officer, community.name, '社区工作人员'),
    post('subdistrict', world.subdistrict, '街道', '街道工作人员，只看不办'),
    post('bureau', world.bureau, '住建局', '住建局工作人员'),
    ...(department ? [post('department', department.officer, department.name, '协办部门')] : []),
    post('administrator', world.administrator, '住建局', '系统管理员，只管系统运行'),
  ];
}

function resident(login: string, personId: string, name: string, note: string): Wish {
  const account = {
    login,
    password: DEMO_PASSWORD,
    name,
    role: 'resident' as const,
    organizationName: null,
    note,
  };
  return { login, personId, account };
}

function post(
  login: string,
  { personId, name, role }: Officer,
  organizationName: string,
  note: string,
): Wish {
  return {
    login,
    personId,
    account: { login, password: DEMO_PASSWORD, name, role, organizationName, note },
  };
}

/** Codes that the start page shows: the lift of the first estate, its entrance, building and so on up to its gate. */
export function demoScenes(world: World): DemoScene[] {
  const [estate, other] = world.estates as [DemoEstate, DemoEstate];
  const [building] = estate.buildings;
  const [entrance] = building?.entrances ?? [];
  const [lift] = entrance?.facilities ?? [];
  const within = `${estate.name} ${building?.name} ${entrance?.name}`;
  return [
    ...sceneOf(lift, `${within} 电梯`),
    ...sceneOf(entrance, `${within} 单元门`),
    ...sceneOf(building, `${estate.name} ${building?.name}`),
    ...sceneOf(estate.facilities[0], `${estate.name} ${estate.facilities[0]?.name}`),
    ...sceneOf(estate, `${estate.name} 大门公告栏`),
    ...sceneOf(other, `${other.name} 大门公告栏`),
  ];
}

function sceneOf(place: { scene: string } | undefined, label: string): DemoScene[] {
  return place ? [{ scene: place.scene, label, url: `/s/${place.scene}` }] : [];
}
