import { usePullToRefresh } from '../../platform/pull-down';
import { useOnReturn } from './use-on-return';

/** Looks at the server anew when the page is pulled down and when somebody comes back to it. */
export function useRefreshing(run: () => Promise<unknown>): void {
  usePullToRefresh(run);
  useOnReturn(() => void run().catch(() => undefined));
}
