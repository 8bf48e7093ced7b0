import { useRef } from 'react';
import { useDidShow } from '../../platform/lifecycle';

/** Runs when a page is shown again: after coming back from another page or another app. Not at its first showing. */
export function useOnReturn(run: () => void): void {
  const first = useRef(true);
  useDidShow(() => {
    if (!first.current) run();
    first.current = false;
  });
}
