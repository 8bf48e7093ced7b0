import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fromIso, SECOND, type DemoView } from '@wide-angle/shared';
import { useServices } from '../../lib/services.ts';

/** The demo, where this server is one; null elsewhere. Keeps the clock of the screens at the demo's time. */
export function useDemo(): DemoView | null {
  const { api, clock } = useServices();
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: async () => {
      const view = await api.demo.get();
      clock.setDemoTime(fromIso(view.now));
      return view;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // Somebody else may move the same demo's clock; outside of a demo it is asked once.
    refetchInterval: ({ state }) => (state.data ? 30 * SECOND : false),
  });
  return demo.data ?? null;
}

/** Moves the demo's clock; what falls due meanwhile has happened when it answers, so everything is asked anew. */
export function useForward() {
  const { api, clock } = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (minutes: number) => api.demo.forward({ body: { minutes } }),
    onSuccess: async ({ now }) => {
      clock.setDemoTime(fromIso(now));
      await client.invalidateQueries();
    },
  });
}
