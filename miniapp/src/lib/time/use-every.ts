import { useEffect, useRef } from 'react';
import { useDidHide, useDidShow } from '../../platform/lifecycle';

/** Runs every so many milliseconds while the page is on the screen, never behind another page or app. */
export function useEvery(millis: number, run: () => void): void {
  const shown = useRef(true);
  const latest = useRef(run);
  latest.current = run;
  useDidShow(() => {
    shown.current = true;
  });
  useDidHide(() => {
    shown.current = false;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (shown.current) latest.current();
    }, millis);
    return () => clearInterval(timer);
  }, [millis]);
}
