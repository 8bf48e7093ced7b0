import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageSettingsBody } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

const KEY = ['message-settings'];

/** How the person wants to be told. */
export function useMessageSettings() {
  const api = useApi();
  return useQuery({ queryKey: KEY, queryFn: () => api.messageSettings.get() });
}

/** Keeps a choice; the answer is what holds from now on. */
export function useSaveMessageSettings() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MessageSettingsBody) => api.messageSettings.save({ body }),
    onSuccess: (view) => client.setQueryData(KEY, view),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
