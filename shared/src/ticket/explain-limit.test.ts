import { PEOPLE, reckoning } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { explainLimit } from './explain-limit.ts';

const { wang, owner, manager, community, bureau } = PEOPLE;

const explained = ({ ticket, events }: Story) =>
  explainLimit(reckoning, ticket, { events, organizationName: (id) => `[${id}]` });

describe('explainLimit', () => {
  it('says the class, the clock and each day', () => {
    const story = new Story();
    const { ticket } = story;
    const view = explained(story);
    expect(view.dueAt).toBe(new Date(ticket.overallDueAt).toISOString());
    expect(view.summary).toBe(
      '一般维修类办结时限 3 个工作日，按工作时间计算，自上报时（11月20日 16:00）起算。',
    );
    expect(view.lines).toHaveLength(6);
    expect(view.moves).toEqual([]);
  });

  it('names each move, and its lines lead to the moved limit', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(wang, 'ask', { text: '哪一层？' }).at('2026-11-23 10:30');
    story.does(owner, 'supply', { text: '三层' });
    story.does(manager, 'requestExtension', { reason: '等配件', amount: 1 });
    story.does(community, 'decideExtension', { approve: true, reason: '同意' });
    const view = explained(story);
    expect(view.moves).toEqual([
      {
        text: '等业主补充（11月23日 09:00 至 11月23日 10:30），顺延 1 小时 30 分钟',
        by: '[company] · 物业员工',
        at: '2026-11-23T01:00:00.000Z',
      },
      {
        text: '批准延期 1 个工作日',
        by: '[community] · 社区工作人员',
        at: '2026-11-23T02:30:00.000Z',
      },
    ]);
    expect(view.lines.at(-1)).toContain('11月26日');
    expect(view.dueAt).toBe('2026-11-26T09:30:00.000Z');
  });

  it('tells of a pause that goes on, and of a class that was changed', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(community, 'recategorise', { categoryCode: 'facade', reason: '是外墙' });
    story.does(manager, 'requestShelving', { reason: '等改造', until: '2026-12-20T01:00:00.000Z' });
    story.at('2026-11-24 09:00').does(bureau, 'decideShelving', { approve: true, reason: '同意' });
    expect(explained(story).moves).toEqual([
      {
        text: '改类：由“照明”改为“外墙”，时限按新类别重算',
        by: '[community] · 社区工作人员',
        at: '2026-11-23T01:00:00.000Z',
      },
      {
        text: '自 11月24日 09:00 起挂账，时限暂停计算',
        by: '[bureau] · 住建局工作人员',
        at: '2026-11-24T01:00:00.000Z',
      },
    ]);
    story.at('2026-12-21 09:00');
    expect(explained(story).moves[1]).toMatchObject({
      text: expect.stringMatching(/^挂账（11月24日 09:00 至 12月20日 09:00），顺延 /),
      by: '[bureau] · 住建局工作人员',
    });
  });

  it('tells what the clock has done and nobody has written yet', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(wang, 'ask', { text: '哪一层？' });
    const written = story.events.length;
    story.at('2026-11-27 09:00');
    const view = explainLimit(reckoning, story.ticket, {
      events: story.events.slice(0, written),
      organizationName: () => '',
    });
    expect(view.moves).toMatchObject([{ text: expect.stringContaining('等业主补充'), by: '系统' }]);
  });

  it('forgets in a new round what moved the last one', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(wang, 'ask', { text: '哪一层？' }).at('2026-11-23 10:30');
    story.does(owner, 'supply', { text: '三层' });
    story.does(wang, 'resolve', { text: '好了' }).does(owner, 'reopen', { reason: '又灭了' });
    expect(explained(story).moves).toEqual([]);
  });

  it('tells of the shorter limit of a reopened round', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(wang, 'resolve', { text: '好了' }).does(owner, 'reopen', { reason: '又灭了' });
    expect(explained(story).summary).toContain('第 2 轮办理，时限为其 50%');
  });
});
