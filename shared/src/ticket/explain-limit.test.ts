import { PEOPLE, reckoning } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { explainLimit } from './explain-limit.ts';

const { wang, owner, manager, community } = PEOPLE;

describe('explainLimit', () => {
  it('says the class, the clock and each day', () => {
    const { ticket } = new Story();
    const view = explainLimit(reckoning, ticket);
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
    const view = explainLimit(reckoning, story.ticket);
    expect(view.moves).toEqual([
      '等业主补充（11月23日 09:00 至 11月23日 10:30），顺延 1 小时 30 分钟',
      '批准延期 1 个工作日',
    ]);
    expect(view.lines.at(-1)).toContain('11月26日');
    expect(view.dueAt).toBe('2026-11-26T09:30:00.000Z');
  });

  it('tells of the shorter limit of a reopened round', () => {
    const story = new Story().at('2026-11-23 09:00').does(wang, 'claim');
    story.does(wang, 'resolve', { text: '好了' }).does(owner, 'reopen', { reason: '又灭了' });
    expect(explainLimit(reckoning, story.ticket).summary).toContain('第 2 轮办理，时限为其 50%');
  });
});
