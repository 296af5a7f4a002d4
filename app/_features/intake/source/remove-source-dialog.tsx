"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import type { AlertSourceState } from "@/server/intake/contract";

const FORM = "remove-source";

export interface RemoveSourceDialogProps {
  source: AlertSourceState;
  onRemoved: () => void;
  onClose: () => void;
}

/** Cannot be taken back: it names what is lost, and the name is typed. Mounted while it is open. */
export function RemoveSourceDialog({ source, onRemoved, onClose }: RemoveSourceDialogProps) {
  const t = useTranslations("intake.remove");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [typed, setTyped] = useState("");
  const remove = useMutation(
    trpc.intake.remove.mutationOptions({
      onSuccess: () => {
        onRemoved();
        void cache.invalidateQueries(trpc.intake.pathFilter());
      },
    }),
  );
  const isMeant = typed.trim() === source.name;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title", { name: source.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="danger" disabled={!isMeant} pending={remove.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant && !remove.isPending) remove.mutate({ id: source.id });
        }}
      >
        <div className="grid gap-1 text-primary">
          <p>{t("lost")}</p>
          <ul className="list-disc pl-5">
            <li>{t("address")}</li>
            <li>{t("calls", { dead: source.deadLetters, pending: source.pending })}</li>
            <li>{t("alerts")}</li>
          </ul>
          <p className="text-secondary">{t("stays")}</p>
          <p className="text-secondary">{t("instead")}</p>
        </div>
        <TextField
          label={t.rich("type", { name: source.name, code: (chunks) => <code className="font-mono">{chunks}</code> })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onValue={setTyped}
        />
        {remove.error && <ErrorNotice title={t("failed")}>{errorText(remove.error)}</ErrorNotice>}
      </form>
    </Dialog>
  );
}
