"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { windowDraft } from "@/app/_features/maintenance/window-draft";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { WindowItem } from "@/server/maintenance/contract";

const REFRESH_MS = 20_000;

/** The windows of the organization, and how one is taken back. */
export function useWindows() {
  const t = useTranslations("maintenance");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const list = useQuery(trpc.maintenance.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const refresh = () => cache.invalidateQueries(trpc.maintenance.list.queryFilter());
  const again = useMutation(trpc.maintenance.create.mutationOptions({ onSettled: refresh }));
  const cancel = useMutation(trpc.maintenance.cancel.mutationOptions({ onSettled: refresh }));
  return {
    list,
    cancelling: cancel.isPending ? cancel.variables.windowId : null,
    /** What was taken back stays so: the same one is planned anew. */
    cancel(window: WindowItem) {
      cancel.mutate(
        { windowId: window.id },
        {
          onSuccess: () =>
            offerUndo(t("undoCancelled", { name: window.name }), () =>
              again.mutate({
                ...windowDraft.again(window),
                matchers: window.matchers,
                idempotencyKey: idempotencyKey(),
              }),
            ),
        },
      );
    },
    error: cancel.error ?? again.error,
    forgetError() {
      cancel.reset();
      again.reset();
    },
  };
}
