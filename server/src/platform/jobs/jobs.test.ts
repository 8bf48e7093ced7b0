import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Jobs } from './jobs.js';

describe('Jobs', () => {
  let jobs: Jobs;
  beforeEach(() => {
    jobs = new Jobs();
  });
  afterEach(() => jobs.stop());

  it('runs nothing before it is started, then again and again', async () => {
    let runs = 0;
    jobs.every('count', 5, async () => void (runs += 1));
    jobs.wake('count');
    await pause(30);
    expect(runs).toBe(0);
    jobs.start();
    await pause(100);
    expect(runs).toBeGreaterThan(2);
  });

  it('never runs a job beside itself, and runs once more for all that woke it meanwhile', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    jobs.every('slow', 60_000, async () => {
      runs += 1;
      running += 1;
      most = Math.max(most, running);
      await pause(30);
      running -= 1;
    });
    jobs.start();
    jobs.wake('slow');
    await pause(10);
    for (let n = 0; n < 5; n += 1) jobs.wake('slow');
    await pause(120);
    expect([most, runs]).toEqual([1, 2]);
  });

  it('goes on after a failure', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    let runs = 0;
    jobs.every('failing', 1, () => {
      runs += 1;
      return Promise.reject(new Error('x'));
    });
    jobs.start();
    await pause(50);
    expect(runs).toBeGreaterThan(1);
    expect(log).toHaveBeenCalledWith({ job: 'failing', err: expect.any(Error) });
    log.mockRestore();
  });

  it('stops by telling the running work, waiting for it, and starting none', async () => {
    const steps: string[] = [];
    jobs.every('long', 0, async (signal) => {
      steps.push('begin');
      while (!signal.aborted) await pause(1);
      steps.push('end');
    });
    jobs.start();
    await pause(20);
    await jobs.stop();
    expect(steps).toEqual(['begin', 'end']);
    jobs.wake('long');
    await pause(20);
    expect(steps).toEqual(['begin', 'end']);
  });

  it('refuses two jobs of one name', () => {
    jobs.every('a', 1, async () => {});
    expect(() => jobs.every('a', 1, async () => {})).toThrow('a');
  });
});
