"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";

/** What somebody decides about an incident that waits in triage, or has just left it. */
export type TriageStep = { how: "accept" } | { how: "decline"; reason: string } | { how: "return" };
type Wish = TriageStep & { number: number };

/** Decides about incidents in triage, with an offer to take it back. */
export function useTriage() {
  const t = useTranslations("triage.undo");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const step = useMutation({
    mutationFn: (wish: Wish) => {
      const asked = { incidentNumber: wish.number, idempotencyKey: idempotencyKey() };
      if (wish.how === "accept") return client.alert.accept.mutate(asked);
      if (wish.how === "return") return client.alert.returnToTriage.mutate(asked);
      return client.alert.decline.mutate({ ...asked, reason: wish.reason });
    },
    onSuccess: (incident, { how, number }) => {
      cache.setQueryData(trpc.incident.get.queryKey({ number }), incident);
      if (how !== "return") offerUndo(t(how, { number }), () => step.mutate({ how: "return", number }));
    },
    onSettled: (_incident, _error, { number }) =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["board"] }),
        cache.invalidateQueries(trpc.alert.waiting.pathFilter()),
        cache.invalidateQueries(trpc.incident.get.queryFilter({ number })),
      ]),
  });
  return {
    decide: (number: number, wish: TriageStep) => step.mutate({ ...wish, number }),
    /** What is under way, or was refused last. */
    wish: step.variables ?? null,
    isPending: step.isPending,
    error: step.error,
    dismiss: step.reset,
  };
}
