import { HOUR, MINUTE, SECOND } from '@wide-angle/shared';
import { FakeClock } from '../../../testing/fake-clock.js';
import { SignInThrottle } from './sign-in-throttle.js';

let clock: FakeClock;
let throttle: SignInThrottle;
beforeEach(() => {
  clock = new FakeClock(0);
  throttle = new SignInThrottle(clock);
});

function tryTimes(times: number, login = 'wang'): void {
  for (let n = 0; n < times; n += 1) throttle.begin(login);
}

/** Seconds that one has to wait, or 0. */
function wait(login = 'wang'): number {
  try {
    throttle.begin(login);
    return 0;
  } catch (error) {
    return (error as { params: { seconds: number } }).params.seconds;
  }
}

describe('guessing at one account', () => {
  it('costs nothing five times, then 30 seconds', () => {
    tryTimes(5);
    expect(wait()).toBe(30);
    clock.forward(29 * SECOND);
    expect(wait()).toBe(1);
    clock.forward(SECOND);
    expect(wait()).toBe(0);
  });

  it('costs twice as much each time, at most 15 minutes', () => {
    tryTimes(5);
    const waits = [];
    for (let n = 0; n < 8; n += 1) {
      const seconds = wait();
      waits.push(seconds);
      clock.forward(seconds * SECOND);
      throttle.begin('wang');
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('does not disturb other accounts', () => {
    tryTimes(5);
    expect(wait('li')).toBe(0);
  });

  it('is forgiven by the right password', () => {
    tryTimes(5);
    throttle.succeeded('wang');
    tryTimes(5);
    expect(wait()).toBe(30);
  });

  it('is forgotten after an hour', () => {
    tryTimes(5);
    clock.forward(HOUR);
    tryTimes(4);
    expect(wait()).toBe(0);
  });

  it('counts refused tries as none', () => {
    tryTimes(5);
    for (let n = 0; n < 100; n += 1) expect(wait()).toBe(30);
    clock.forward(MINUTE);
    expect(wait()).toBe(0);
  });

  it('does not fill the memory: the oldest of 10 000 names goes', () => {
    tryTimes(5, 'first');
    for (let n = 0; n < 9_999; n += 1) throttle.begin(`name ${n}`);
    expect(wait('first')).toBe(30);
    throttle.begin('one more');
    expect(wait('first')).toBe(0);
  });
});
