"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";

interface Step {
  alert: { id: string; name: string };
  way: "detach" | "attach";
}

/** Takes alerts out of a room, with a way back. */
export function useDetach(incidentNumber: number) {
  const t = useTranslations("alertStrip");
  const trpc = useTRPC();
  const { alert: client } = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const mutation = useMutation({
    mutationFn: ({ alert, way }: Step) =>
      client[way].mutate({ incidentNumber, alertIds: [alert.id], idempotencyKey: idempotencyKey() }),
    onSuccess: (_, { alert, way }) => {
      if (way === "attach") return;
      offerUndo(t("detached", { name: alert.name }), () => mutation.mutate({ alert, way: "attach" }));
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries(trpc.alert.roomFirings.queryFilter({ incidentNumber })),
        cache.invalidateQueries(trpc.alert.ofIncident.queryFilter({ incidentNumber })),
      ]),
  });
  const { mutate } = mutation;
  return {
    detach: useCallback((alert: Step["alert"]) => mutate({ alert, way: "detach" }), [mutate]),
    refused: mutation.error,
    dismiss: mutation.reset,
  };
}
