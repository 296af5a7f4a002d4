"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SilenceForm } from "@/app/_features/silence/silence-form";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import type { SilenceItem } from "@/server/silence/contract";

export interface EditSilenceDialogProps {
  incidentNumber: number;
  silence: SilenceItem & { id: string };
  /** Whether the incident runs. */
  isOpen: boolean;
  onClose: () => void;
}

const FORM = "edit-silence";

/** Mounted while it is open, so that it starts from what the silence is. */
export function EditSilenceDialog({ incidentNumber, silence, isOpen, onClose }: EditSilenceDialogProps) {
  const t = useTranslations("silences");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const change = useMutation(
    trpc.silence.change.mutationOptions({
      onSuccess: onClose,
      onSettled: () => cache.invalidateQueries(trpc.silence.list.queryFilter({ incidentNumber })),
    }),
  );
  const { id: silenceId, revision, matchers, comment, owner, createdBy } = silence;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("edit.heading")}
      description={t("edit.lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={change.isPending}>
            {t(change.isPending ? "form.writing" : "edit.submit")}
          </Button>
        </>
      }
    >
      <SilenceForm
        id={FORM}
        incidentNumber={incidentNumber}
        owner={owner}
        isOpen={isOpen}
        initial={{ matchers, comment, length: { kind: "kept" } }}
        author={createdBy}
        pending={change.isPending}
        error={change.error}
        onSubmit={(written) => change.mutate({ incidentNumber, silenceId, revision, ...written })}
      />
    </Dialog>
  );
}
