import fs from 'node:fs';

/**
 * Does a piece of work `total` times, `concurrency` at once.
 * @param {{ total: number, concurrency: number }} size
 * @param {(n: number) => Promise<unknown>} work
 * @returns {Promise<{ perSecond: number, p50: number, p99: number }>} rate, and milliseconds of one
 */
export async function load({ total, concurrency }, work) {
  const times = [];
  let next = 0;
  const worker = async () => {
    while (next < total) {
      const n = next++;
      const start = performance.now();
      await work(n);
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: total / seconds, p50: at(0.5), p99: at(0.99) };
}

const TICKS_PER_SECOND = 100;

/** CPU milliseconds that a process has used so far, user and system. */
export function cpuMillis(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

export const median = (numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
