import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { can, type ImportCalendarBody, type PublishPolicyBody } from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { useApi, useMe } from '../../lib/services.ts';

/** Versions, and the one in force. */
export function usePolicyVersions() {
  const api = useApi();
  return useQuery({ queryKey: ['policies', 'list'], queryFn: () => api.policies.list() });
}

export function usePolicyVersion(version: number | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['policies', 'one', version],
    queryFn: () => api.policies.get({ params: { version: version ?? 0 } }),
    enabled: version !== undefined,
  });
}

/** Publishing and taking back; both show the new list. */
export function usePolicyActions() {
  const api = useApi();
  const client = useQueryClient();
  const keyFor = useRef(createIntentKeys());
  const onSuccess = () => client.invalidateQueries({ queryKey: ['policies'] });
  const publish = useMutation({
    mutationFn: (body: PublishPolicyBody) =>
      api.policies.publish({ body, idempotencyKey: keyFor.current(body) }),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (asked: { version: number; reason: string }) =>
      api.policies.withdraw({
        params: { version: asked.version },
        body: { reason: asked.reason },
        idempotencyKey: keyFor.current(asked),
      }),
    onSuccess,
  });
  return { publish, withdraw };
}

/** Year tables, and whether one is missing; asked for by those only who may know. */
export function useCalendar() {
  const api = useApi();
  const { role } = useMe().current;
  return useQuery({
    queryKey: ['calendar'],
    queryFn: () => api.calendar.get(),
    enabled: can(role, 'calendar.read'),
  });
}

export function useCalendarImport() {
  const api = useApi();
  const client = useQueryClient();
  const keyFor = useRef(createIntentKeys());
  return useMutation({
    mutationFn: (body: ImportCalendarBody) =>
      api.calendar.import({ body, idempotencyKey: keyFor.current(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendar'] }),
  });
}
