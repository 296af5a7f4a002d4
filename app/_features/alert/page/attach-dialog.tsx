"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useSettled } from "@/app/_lib/use-settled";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { TextField } from "@/app/_ui/text-field";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { AlertState } from "@/server/alert/contract";
import { STATUSES } from "@/server/incident/contract";

const OPEN = STATUSES.filter((status) => status !== "closed");
const LINES = [0, 1, 2];

/** Makes alerts part of an incident that is there already, and offers to take that back. Mounted while it is open. */
export function AttachDialog({ alerts, onClose }: { alerts: readonly AlertState[]; onClose: () => void }) {
  const t = useTranslations("alerts.attach");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const [text, setText] = useState("");
  const settled = useSettled(text.trim());
  const incidents = useQuery(trpc.incident.list.queryOptions({ statuses: OPEN, text: settled, limit: 20 }));
  const look = () => cache.invalidateQueries(trpc.alert.pathFilter());
  const detach = useMutation(trpc.alert.detach.mutationOptions({ onSuccess: look }));
  const attach = useMutation(
    trpc.alert.attach.mutationOptions({
      onSuccess: async ({ alertIds }, { incidentNumber }) => {
        onClose();
        if (alertIds.length > 0)
          offerUndo(t("done", { count: alertIds.length, number: incidentNumber }), () =>
            detach.mutate({ incidentNumber, alertIds, idempotencyKey: idempotencyKey() }),
          );
        await look();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("lead", { count: alerts.length })}
    >
      <div className="grid gap-3">
        <TextField label={t("search")} type="search" value={text} onValue={setText} />
        {attach.error && <ErrorNotice title={t("failed")}>{errorText(attach.error)}</ErrorNotice>}
        {incidents.error && (
          <ErrorNotice title={t("noList")} onRetry={() => void incidents.refetch()} retrying={incidents.isFetching}>
            {errorText(incidents.error)}
          </ErrorNotice>
        )}
        {incidents.isPending && LINES.map((line) => <Skeleton key={line} className="h-9" />)}
        {incidents.data?.items.length === 0 && <p className="text-sm text-secondary">{t("none")}</p>}
        <ul className="grid">
          {incidents.data?.items.map(({ number, title }) => (
            <li key={number}>
              <button
                type="button"
                disabled={attach.isPending}
                onClick={() =>
                  attach.mutate({
                    incidentNumber: number,
                    alertIds: alerts.map(({ id }) => id),
                    idempotencyKey: idempotencyKey(),
                  })
                }
                className="flex min-h-9 w-full items-center gap-2 rounded-sm px-2 text-left text-sm text-primary hover:bg-hover disabled:opacity-60 coarse:min-h-11"
              >
                <span className="tabular text-secondary">{t("number", { number })}</span>
                <span dir="auto" className="min-w-0 truncate">
                  {title}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
