import { DAY, HOUR, MINUTE, SECOND } from '../api/time.ts';
import { deadlineText, friendlyTime } from './remaining.ts';
import { wall } from './testing/wall.ts';

const NOW = wall('2026-11-22 15:00');

describe('deadlineText', () => {
  it.each([
    [15 * DAY, false, '还剩 15 天'],
    [3 * DAY - 1, false, '还剩 2 天'],
    [2 * DAY, false, '还剩 2 天'],
    [2 * DAY - 1, false, '还剩 47 小时'],
    [DAY, false, '还剩 24 小时'],
    [5 * HOUR + 59 * MINUTE, false, '还剩 5 小时'],
    [HOUR, false, '还剩 1 小时'],
    [HOUR - 1, false, '还剩 59 分钟'],
    [25 * MINUTE, false, '还剩 25 分钟'],
    [MINUTE, false, '还剩 1 分钟'],
    [59 * SECOND, false, '还剩不到 1 分钟'],
    [1, false, '还剩不到 1 分钟'],
    [0, true, '刚刚超时'],
    [-59 * SECOND, true, '刚刚超时'],
    [-MINUTE, true, '已超时 1 分钟'],
    [-59 * MINUTE, true, '已超时 59 分钟'],
    [-HOUR, true, '已超时 1 小时'],
    [-DAY, true, '已超时 1 天'],
    [-2 * DAY, true, '已超时 2 天'],
    [-40 * DAY, true, '已超时 40 天'],
  ])('%d ms from the limit', (distance, late, text) => {
    expect(deadlineText(NOW, NOW + distance)).toEqual({ late, text });
  });
});

describe('friendlyTime', () => {
  it.each([
    ['2026-11-22 16:30', '今天 16:30'],
    ['2026-11-22 00:00', '今天 00:00'],
    ['2026-11-22 23:59', '今天 23:59'],
    ['2026-11-23 09:00', '明天 09:00'],
    ['2026-11-21 23:59', '昨天 23:59'],
    ['2026-11-24 09:05', '11月24日 09:05'],
    ['2026-11-20 17:30', '11月20日 17:30'],
    ['2027-01-04 09:00', '2027年1月4日 09:00'],
    ['2025-12-31 17:30', '2025年12月31日 17:30'],
  ])('%s', (at, text) => {
    expect(friendlyTime(NOW, wall(at))).toBe(text);
  });

  it('says tomorrow and yesterday across the new year', () => {
    expect(friendlyTime(wall('2026-12-31 20:00'), wall('2027-01-01 09:00'))).toBe('明天 09:00');
    expect(friendlyTime(wall('2027-01-01 00:10'), wall('2026-12-31 23:50'))).toBe('昨天 23:50');
  });

  it('cuts seconds', () => {
    expect(friendlyTime(NOW, wall('2026-11-22 16:30') + 59_999)).toBe('今天 16:30');
  });
});
