"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import type { Preferences } from "@/server/notification/contract";

/** A person's choices. A change shows at once, and is taken back when the server did not take it. */
export function useSettings(enabled = true) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const key = trpc.notification.settings.queryKey();
  const settings = useQuery(trpc.notification.settings.queryOptions(undefined, { enabled }));
  const saving = useMutation(
    trpc.notification.save.mutationOptions({
      // In the order in which they were made.
      scope: { id: "notification-choices" },
      onMutate: async (preferences) => {
        await cache.cancelQueries({ queryKey: key });
        const before = cache.getQueryData(key);
        cache.setQueryData(key, (last) => last && { ...last, preferences, isSaved: true });
        return { before };
      },
      onError: (_error, _wanted, context) => cache.setQueryData(key, context?.before),
    }),
  );
  const save = (change: Partial<Preferences>) => {
    const last = cache.getQueryData(key);
    if (!last) return;
    // Nobody has said yet where they are: where this device is.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    saving.mutate({ ...last.preferences, ...(!last.isSaved && { timeZone }), ...change });
  };
  return { settings, save, saveError: saving.error, forgetError: saving.reset };
}
