"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FieldControl } from "@/app/_features/incident/fields/field-control";
import { CheckList } from "@/app/_features/incident/room/checklist/check-list";
import { useMissingFields } from "@/app/_features/incident/room/checklist/use-missing-fields";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/text-field";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { endsWork } from "@/server/incident/rules/ends-work";
import { openChecks } from "@/server/incident/rules/open-checks";

export interface ResolveDialogProps {
  incident: IncidentDetail;
  to: IncidentStatus;
  run: ReturnType<typeof useCommands>["run"];
  onClose: () => void;
}

const FORM = "resolve-form";
const REASON_MAX = 500;
/** What somebody writes in or ticks, of what is wrong. */
const WRONG = ':is(input, select, textarea)[aria-invalid="true"], fieldset[aria-invalid="true"] input';

/**
 * What is still open before an incident is resolved or closed: items to be ticked here, or left open with a reason, and
 * fields that have to be filled.
 */
export function ResolveDialog({ incident, to, run, onClose }: ResolveDialogProps) {
  const t = useTranslations("lifecycle.checklist");
  const words = useTranslations("fields");
  const status = useTranslations("common.status");
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = useMissingFields(incident, to);
  const open = openChecks(to, incident);
  const hasChecks = endsWork(incident.status, to) && incident.checklist.length > 0;
  function submit() {
    setAsked(true);
    missing.ask();
    if (!missing.isFilled || (open > 0 && !reason.trim())) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(WRONG)?.focus());
      return;
    }
    missing.fill(run, () =>
      run({ kind: "status", to, ...(open > 0 && { reason: reason.trim(), anyway: true as const }) }),
    );
    onClose();
  }
  const left = [
    ...(hasChecks ? [t("left", { count: open })] : []),
    ...(missing.fields.length > 0 ? [words("missing", { count: missing.fields.length })] : []),
  ];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading", { status: status(to) })}
      description={left.join(" ")}
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
        ref={form}
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {hasChecks && (
          <CheckList
            items={incident.checklist}
            canUpdate
            onCheck={(id, isDone) => run({ kind: "check", id, isDone })}
          />
        )}
        {missing.fields.map((field) => {
          const problem = missing.problems[field.id];
          return (
            <FieldControl
              key={field.id}
              field={field}
              draft={missing.draftFor(field)}
              error={problem && words(`problem.${problem}`)}
              onDraft={(draft) => missing.change(field.id, draft)}
            />
          );
        })}
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
