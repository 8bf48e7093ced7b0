import { HOUR } from '@wide-angle/shared';
import { myWork } from './my-work';
import { aCard, NOW } from './testing/samples';

const ids = (tickets: readonly { id: string }[]) => tickets.map((one) => one.id);

describe('what to do first', () => {
  it('is the latest late one when nothing is dangerous', () => {
    const work = myWork(
      [aCard('tomorrow', 20 * HOUR), aCard('late', -HOUR), aCard('later', -30 * HOUR)],
      NOW,
    );
    expect(work.first?.id).toBe('later');
    expect(ids(work.late)).toEqual(['late']);
    expect(ids(work.next)).toEqual(['tomorrow']);
  });

  it('is danger to life before anything that is late', () => {
    const critical = aCard('lift', HOUR, { classCode: 'critical' });
    const work = myWork([aCard('late', -HOUR), critical], NOW);
    expect(work.first?.id).toBe('lift');
    expect(ids(work.late)).toEqual(['late']);
  });

  it('is never what waits for somebody else', () => {
    const work = myWork(
      [aCard('asked', HOUR, { state: 'awaiting' }), aCard('shelved', -HOUR, { state: 'shelved' })],
      NOW,
    );
    expect(work.first).toBeNull();
    expect(ids(work.waiting)).toEqual(['shelved', 'asked']);
  });

  it('counts a limit that has just passed as late, before the server says so', () => {
    const work = myWork([aCard('x', -1, { isLate: false }), aCard('y', 0, { isLate: false })], NOW);
    expect(ids(work.late)).toEqual(['y']);
    expect(work.first?.id).toBe('x');
  });

  it('puts tickets without a limit last and loses none', () => {
    const all = [aCard('none', 0, { limit: null, isLate: false }), aCard('due', HOUR)];
    const { first, late, next, waiting } = myWork(all, NOW);
    expect([first?.id, ...ids(late), ...ids(next), ...ids(waiting)]).toEqual(['due', 'none']);
  });
});
