import { atLocal } from '@wide-angle/shared';
import { endOfDay, listTime, tomorrowEvening, toPicker } from './times.ts';

const AT = atLocal('2026-11-20', 16 * 60 + 30);

test('the picker shows the day of Gaotang, whatever zone the machine is in', () => {
  expect(toPicker(AT).format('YYYY-MM-DD')).toBe('2026-11-20');
  expect(toPicker(atLocal('2026-12-31', 0)).format('YYYY-MM-DD')).toBe('2026-12-31');
  expect(toPicker(atLocal('2026-12-31', 1439)).format('YYYY-MM-DD')).toBe('2026-12-31');
});

test('a day means its end of work', () => {
  expect(endOfDay(AT)).toBe(atLocal('2026-11-20', 17 * 60 + 30));
  expect(tomorrowEvening(AT)).toBe(atLocal('2026-11-21', 17 * 60 + 30));
});

test('a column shows the time of this year’s moments and the day of older ones', () => {
  expect(listTime(AT, atLocal('2026-11-19', 9 * 60))).toBe('昨天 09:00');
  expect(listTime(AT, atLocal('2026-01-05', 9 * 60))).toBe('1月5日 09:00');
  expect(listTime(AT, atLocal('2025-12-31', 9 * 60))).toBe('2025年12月31日');
});
