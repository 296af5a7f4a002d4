"use client";

import { useIsMutating, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NewSilence } from "@/app/_features/silence/new-silence";
import { SilenceFormSkeleton } from "@/app/_features/silence/silence-form-skeleton";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface SilenceDialogProps {
  incidentNumber: number;
  /** What all firing alerts of the incident have in common is proposed where it is left out. */
  alertId?: string;
  open: boolean;
  onClose: () => void;
}

const FORM = "new-silence";

/** Holds notifications back from the room, written to what sends them. */
export function SilenceDialog({ incidentNumber, alertId, open, onClose }: SilenceDialogProps) {
  const t = useTranslations("silences");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const isWriting = useIsMutating({ mutationKey: trpc.silence.create.mutationKey() }) > 0;
  const draft = useQuery(
    trpc.silence.draft.queryOptions(
      { incidentNumber, ...(alertId !== undefined && { alertId }) },
      // Made anew each time that it is opened, and left alone while it is written.
      { enabled: open, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: 1 },
    ),
  );
  const hasNoSilences = draft.error !== null && refusalOf(draft.error).code === "NOT_FOUND";
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("new.heading", { number: incidentNumber })}
      description={t("new.lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          {draft.data && (
            <Button type="submit" form={FORM} variant="primary" pending={isWriting}>
              {t(isWriting ? "form.writing" : "new.submit")}
            </Button>
          )}
        </>
      }
    >
      {draft.data && <NewSilence id={FORM} incidentNumber={incidentNumber} draft={draft.data} onCreated={onClose} />}
      {draft.isPending && <SilenceFormSkeleton label={t("form.loading")} />}
      {draft.error && !draft.data && (
        <ErrorNotice
          title={t(hasNoSilences ? "new.notHere" : "new.failed")}
          onRetry={() => void draft.refetch()}
          retrying={draft.isFetching}
        >
          {hasNoSilences ? t("new.notHereHint") : errorText(draft.error)}
        </ErrorNotice>
      )}
    </Dialog>
  );
}
