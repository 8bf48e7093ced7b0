import { wall } from '../deadline/testing/wall.ts';
import { digestMessage, isEmptyDigest } from './digest-text.ts';

const AT = wall('2026-11-20 09:00');

it('says what is open, late and due', () => {
  expect(digestMessage({ open: 12, late: 3, dueToday: 2 }, AT)).toEqual({
    title: '11月20日工单汇总',
    text: '在办 12 件，其中已超时 3 件，今天到期 2 件。请先处理已超时的。',
  });
  expect(digestMessage({ open: 1, late: 0, dueToday: 1 }, AT).text).toMatch(/今天到期的。$/);
  expect(digestMessage({ open: 1, late: 0, dueToday: 0 }, AT).text).toMatch(/没有到期和超时的。$/);
});

it('is empty only where nothing is open', () => {
  expect(isEmptyDigest({ open: 0, late: 0, dueToday: 0 })).toBe(true);
  expect(isEmptyDigest({ open: 1, late: 0, dueToday: 0 })).toBe(false);
});
