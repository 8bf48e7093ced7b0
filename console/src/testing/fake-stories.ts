import { HOUR, type Instant, type Intention } from '@wide-angle/shared';
import { actorOf, OWNER, postOf } from './fake-directory.ts';
import { act, fileTicket, settleTicket, type FakeTicket, type Report } from './fake-tickets.ts';

/** What happened: hours before now, who, what. */
type Step = [hoursAgo: number, personId: string, intention: (ticket: FakeTicket) => Intention];

interface Story extends Report {
  readonly hoursAgo: number;
  readonly steps: readonly Step[];
}

const claim = (hoursAgo: number, personId: string): Step => [
  hoursAgo,
  personId,
  () => ({ action: 'claim', body: {} }),
];

const withReason = (
  action: 'handBack' | 'release',
  hoursAgo: number,
  personId: string,
  reason: string,
): Step => [
  hoursAgo,
  personId,
  ({ facts }) => ({ action, body: { version: facts.version, reason } }),
];

const resolve = (hoursAgo: number, text: string): Step => [
  hoursAgo,
  'wang',
  ({ facts }) => ({
    action: 'resolve',
    body: { version: facts.version, text, mediaIds: ['photo'] },
  }),
];

const place = (estateId: string, where: string) => ({ estateId, place: where });

const STORIES: readonly Story[] = [
  {
    id: 't-lift',
    categoryCode: 'lift_stopped',
    ...place('estate-jinjiang', '3号楼 2单元'),
    text: '3号楼2单元电梯停了一天一夜，家里有老人下不了楼，物业一直说在等配件。',
    hoursAgo: 30,
    steps: [claim(29, 'wang')],
  },
  {
    id: 't-light',
    categoryCode: 'lighting',
    ...place('estate-jinjiang', '5号楼 1单元'),
    text: '楼道灯坏了好几层，晚上上下楼看不见。',
    hoursAgo: 4,
    steps: [],
  },
  {
    id: 't-handed',
    categoryCode: 'drainage',
    ...place('estate-hubin', '1号楼 北侧'),
    text: '下水道返水，院子里积了一片污水，味道很大。',
    hoursAgo: 26,
    steps: [
      withReason('handBack', 5, 'chen', '该段为市政管网，不属物业共用部位，应由市政部门办理。'),
    ],
  },
  {
    id: 't-attitude',
    categoryCode: 'attitude',
    ...place('estate-jinjiang', '物业服务中心'),
    text: '去交费时前台工作人员态度生硬，问了几句就不耐烦。',
    hoursAgo: 28,
    steps: [claim(27, 'wang'), resolve(3, '已约谈当事员工并登门致歉，业主表示接受。')],
  },
  {
    id: 't-extension',
    categoryCode: 'road',
    ...place('estate-hubin', '西门内'),
    text: '西门进来那段路塌了一块，电动车容易摔倒。',
    hoursAgo: 27,
    steps: [
      claim(26, 'zhang'),
      [
        2,
        'chen',
        ({ facts }) => ({
          action: 'requestExtension',
          body: {
            version: facts.version,
            amount: 2,
            reason: '沥青料周三到货，需延长 2 个工作日。',
            mediaIds: ['proof'],
          },
        }),
      ],
    ],
  },
  {
    id: 't-category',
    categoryCode: 'drainage',
    ...place('estate-jinjiang', '4号楼 东侧'),
    text: '下水主管道又堵了，隔几天就返一次水。',
    hoursAgo: 27,
    steps: [
      claim(26, 'wang'),
      [
        2,
        'chen',
        ({ facts }) => ({
          action: 'requestRecategorise',
          body: {
            version: facts.version,
            categoryCode: 'maintenance_fund',
            reason: '整段主管道须更换，要动用维修资金。',
          },
        }),
      ],
    ],
  },
  {
    id: 't-confirming',
    categoryCode: 'cleaning',
    ...place('estate-jinjiang', '6号楼 地下室'),
    text: '地下室堆满杂物，没人清理。',
    hoursAgo: 50,
    steps: [claim(49, 'wang'), resolve(6, '已清运杂物两车，并张贴提示。')],
  },
  {
    id: 't-closed',
    categoryCode: 'entrance_door',
    ...place('estate-jinjiang', '2号楼 3单元'),
    text: '单元门关不上。',
    hoursAgo: 120,
    steps: [
      claim(119, 'wang'),
      resolve(100, '已更换闭门器。'),
      [
        90,
        'owner',
        ({ facts }) => ({
          action: 'confirm',
          body: { version: facts.version, solved: true, speed: 5, quality: 5, attitude: 4 },
        }),
      ],
    ],
  },
  {
    id: 't-other-area',
    categoryCode: 'greening',
    ...place('estate-shidai', '中心花园'),
    text: '草坪枯了一大片，没有补种。',
    hoursAgo: 8,
    steps: [],
  },
];

/** The tickets of the fake county at a moment; each went its way by the real rules. */
export function tellStories(now: Instant): FakeTicket[] {
  const tickets: FakeTicket[] = [];
  for (const { hoursAgo, steps, ...report } of STORIES) {
    const ticket = fileTicket(report, now - hoursAgo * HOUR);
    tickets.push(ticket);
    for (const [ago, personId, intention] of steps) {
      settleTicket(ticket, now - ago * HOUR);
      const actor = personId === 'owner' ? OWNER : actorOf(postOf(personId));
      const refusal = act(tickets, ticket, actor, intention(ticket), now - ago * HOUR);
      if (refusal) throw new Error(`story ${report.id}: ${refusal.code}`);
    }
    settleTicket(ticket, now);
  }
  return tickets;
}
