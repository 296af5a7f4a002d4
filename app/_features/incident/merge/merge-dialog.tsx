"use client";

import { useQuery } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IncidentChoice } from "@/app/_features/incident/merge/incident-choice";
import { MergePreview } from "@/app/_features/incident/merge/merge-preview";
import { useMerge } from "@/app/_features/incident/merge/use-merge";
import { useMergeRefusal } from "@/app/_features/incident/merge/use-merge-refusal";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface MergeDialogProps {
  incidentNumber: number;
  open: boolean;
  onClose: () => void;
  /** What it is to be merged into, where that was chosen already. */
  into?: number;
}

/** Merges an incident into another one; says beforehand what that does. */
export function MergeDialog({ open, ...props }: MergeDialogProps) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ incidentNumber, onClose, into }: Omit<MergeDialogProps, "open">) {
  const t = useTranslations("merge");
  const refusal = useMergeRefusal();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<number | null>(into ?? null);
  const { merge } = useMerge(incidentNumber);
  const preview = useQuery(
    trpc.merge.preview.queryOptions(
      { number: incidentNumber, into: chosen ?? 1 },
      { enabled: chosen !== null, staleTime: 0, retry: false },
    ),
  );
  const isReady = preview.data?.target.number === chosen && preview.data?.refusal === null;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading", { number: incidentNumber })}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            icon={<Merge aria-hidden size={14} />}
            disabled={!isReady || merge.isPending}
            onClick={() => chosen !== null && merge.mutate({ into: chosen }, { onSuccess: onClose })}
          >
            {chosen === null ? t("merge") : t("mergeInto", { into: chosen })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <IncidentChoice incidentNumber={incidentNumber} chosen={chosen} onChoose={setChosen} />
        <div aria-live="polite">
          {chosen !== null && preview.data && <MergePreview preview={preview.data} onInstead={setChosen} />}
          {preview.isError && (
            <ErrorNotice title={t("previewFailed")} onRetry={() => void preview.refetch()}>
              {refusal.ofError(preview.error)}
            </ErrorNotice>
          )}
          {merge.isError && <ErrorNotice title={t("failed")}>{refusal.ofError(merge.error)}</ErrorNotice>}
        </div>
      </div>
    </Dialog>
  );
}
