import { type Instant } from '@wide-angle/shared';
import { useEffect, useState } from 'react';
import { now } from '../../platform/clock';

const HALF_MINUTE = 30_000;

/**
 * The server's present time, told anew every half minute so that `还剩 5 小时` stays true on an open page; epoch
 * milliseconds. Read afresh on each render, so an answer that moved the clock shows at once.
 */
export function useNow(): Instant {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), HALF_MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now();
}
