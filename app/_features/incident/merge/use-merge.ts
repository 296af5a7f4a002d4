"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";

/** Merges an incident into another, and takes it out again; each offers to take that back. */
export function useMerge(number: number) {
  const t = useTranslations("merge");
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  // Alerts, tasks and silences are elsewhere now: everything that is on the screen is asked for anew.
  const onSettled = () => cache.invalidateQueries();

  const merge = useMutation({
    mutationFn: ({ into }: { into: number; isUndo?: boolean }) =>
      client.merge.merge.mutate({ number, into, idempotencyKey: idempotencyKey() }),
    onSuccess: ({ into }, { isUndo }) => {
      if (!isUndo) offerUndo(t("done", { number, into }), () => unmerge.mutate({ isUndo: true }));
    },
    onSettled,
  });
  const unmerge = useMutation({
    mutationFn: (_asked: { isUndo?: boolean }) =>
      client.merge.unmerge.mutate({ number, idempotencyKey: idempotencyKey() }),
    onSuccess: ({ into }, { isUndo }) => {
      if (!isUndo) offerUndo(t("undone", { number, into }), () => merge.mutate({ into, isUndo: true }));
    },
    onSettled,
  });
  return { merge, unmerge };
}
