import { learnServerTime, now, resetClock } from './clock';

const PHONE = Date.parse('2026-11-23T02:30:00.000Z');

beforeEach(() => {
  resetClock();
  jest.useFakeTimers({ now: PHONE });
});
afterEach(() => jest.useRealTimers());

it('is the phone until an answer tells the time', () => {
  expect(now()).toBe(PHONE);
});

it("takes the server's own time before the web server's, allowing for the way", () => {
  jest.setSystemTime(PHONE + 400);
  const headers = {
    'X-Server-Time': '2026-11-24T00:00:00.000Z',
    Date: 'Mon, 23 Nov 2026 02:30:00 GMT',
  };
  learnServerTime(headers, PHONE);
  // Half of 400 ms after the server wrote its time.
  expect(now()).toBe(Date.parse('2026-11-24T00:00:00.200Z'));
});

it('falls back to the date header, and does not jitter by its seconds', () => {
  learnServerTime({ date: 'Mon, 23 Nov 2026 03:30:00 GMT' }, PHONE);
  const first = now();
  learnServerTime({ date: 'Mon, 23 Nov 2026 03:30:01 GMT' }, PHONE);
  expect(first).toBe(PHONE + 3_600_000);
  expect(now()).toBe(first);
});

it('ignores headers that tell no time', () => {
  learnServerTime({ date: 'soon' }, PHONE);
  expect(now()).toBe(PHONE);
});
