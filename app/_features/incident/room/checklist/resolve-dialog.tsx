"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckList } from "@/app/_features/incident/room/checklist/check-list";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/text-field";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";

export interface ResolveDialogProps {
  incident: IncidentDetail;
  to: IncidentStatus;
  run: ReturnType<typeof useCommands>["run"];
  onClose: () => void;
}

const FORM = "resolve-form";
const REASON_MAX = 500;

/** What is still open before an incident is resolved: to be ticked here, or left open with a reason. */
export function ResolveDialog({ incident, to, run, onClose }: ResolveDialogProps) {
  const t = useTranslations("lifecycle.checklist");
  const status = useTranslations("common.status");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const open = incident.checklist.filter(({ done }) => done === null).length;
  function submit() {
    setAsked(true);
    if (open > 0 && !reason.trim()) return;
    run({ kind: "status", to, ...(open > 0 && { reason: reason.trim(), anyway: true as const }) });
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading", { status: status(to) })}
      description={t("left", { count: open })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant={open > 0 ? undefined : "primary"}>
            {open > 0 ? t("anyway") : status(to)}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <CheckList items={incident.checklist} canUpdate onCheck={(id, isDone) => run({ kind: "check", id, isDone })} />
        {open > 0 && (
          <TextField
            label={t("reason")}
            hint={t("reasonHint")}
            error={asked && !reason.trim() ? t("reasonMissing") : undefined}
            maxLength={REASON_MAX}
            value={reason}
            onValue={setReason}
          />
        )}
      </form>
    </Dialog>
  );
}
