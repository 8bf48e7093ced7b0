import { isOrderLimit } from '@wide-angle/shared';
import { limitDays, limitPresets, weekdayText } from './limits';

const at = (text: string) => Date.parse(`${text}+08:00`);
const presets = (now: string) =>
  limitPresets(at(now)).map((one) => [one.label, one.value] as const);

describe('limits of a supervision order', () => {
  it('offers today only while an hour is left before the end of work', () => {
    expect(presets('2026-11-24T10:00:00')).toEqual([
      ['今天下班前', '2026-11-24T09:30:00.000Z'],
      ['1 个工作日', '2026-11-25T09:30:00.000Z'],
      ['3 天', '2026-11-27T09:30:00.000Z'],
    ]);
    expect(presets('2026-11-24T17:00:00')[0]?.[0]).toBe('1 个工作日');
  });

  it('steps over the weekend, and says the same day once', () => {
    expect(presets('2026-11-20T18:00:00')).toEqual([['1 个工作日', '2026-11-23T09:30:00.000Z']]);
    expect(presets('2026-11-22T18:00:00')[0]).toEqual(['1 个工作日', '2026-11-23T09:30:00.000Z']);
  });

  it('offers only days that the server takes, up to its farthest', () => {
    const now = at('2026-11-24T18:00:00');
    const days = limitDays(now);
    expect(days[0]).toEqual({
      value: '2026-11-25T09:30:00.000Z',
      label: '11月25日 周三',
      note: '明天 17:30 前',
    });
    expect(days.every((one) => isOrderLimit(now, Date.parse(one.value)))).toBe(true);
    expect(days).toHaveLength(89);
  });

  it('names the day of the week in China, whatever the phone thinks', () => {
    expect(weekdayText(at('2026-11-22T00:30:00'))).toBe('周日');
    expect(weekdayText(at('2026-11-22T23:30:00'))).toBe('周日');
  });
});
