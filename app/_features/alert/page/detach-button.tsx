"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";

/** Takes an alert out of an incident, and offers to put it back. */
export function DetachButton({ alertId, incidentNumber }: { alertId: string; incidentNumber: number }) {
  const t = useTranslations("alerts.detach");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const look = () => cache.invalidateQueries(trpc.alert.pathFilter());
  const attach = useMutation(trpc.alert.attach.mutationOptions({ onSuccess: look }));
  const input = () => ({ incidentNumber, alertIds: [alertId], idempotencyKey: idempotencyKey() });
  const detach = useMutation(
    trpc.alert.detach.mutationOptions({
      onSuccess: async () => {
        offerUndo(t("done", { number: incidentNumber }), () => attach.mutate(input()));
        await look();
      },
    }),
  );
  return (
    <>
      <Button size="sm" variant="ghost" pending={detach.isPending} onClick={() => detach.mutate(input())}>
        {t("submit", { number: incidentNumber })}
      </Button>
      {detach.error && <ErrorNotice title={t("failed")}>{errorText(detach.error)}</ErrorNotice>}
    </>
  );
}
