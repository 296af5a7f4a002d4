"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Durations } from "@/app/_features/incident/room/times/durations";
import { useTimesForm } from "@/app/_features/incident/room/times/use-times-form";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import { type IncidentDetail, MILESTONES } from "@/server/incident/contract";

const FORM = "times-form";

/** When everything happened, and, with a reason, when it really did. Mounted while it is open. */
export function TimesDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const t = useTranslations("times");
  const errorText = useErrorText();
  const form = useTimesForm(incident, onClose);
  const { canUpdate } = incident;
  // An end that has not come has no time to be put right.
  const [opened] = useState(() =>
    MILESTONES.filter((name) => (name !== "resolvedAt" && name !== "closedAt") || incident[name] !== null),
  );
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      description={t("zone", { zone })}
      footer={
        <>
          <Button onClick={onClose}>{t(canUpdate ? "cancel" : "close")}</Button>
          {canUpdate && (
            <Button type="submit" form={FORM} variant="primary" disabled={!form.isChanged} pending={form.pending}>
              {t("save")}
            </Button>
          )}
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Durations incident={incident} />
        <div className="grid gap-4 room:grid-cols-2">
          {opened.map((name) => (
            <TextField
              key={name}
              type="datetime-local"
              step={1}
              label={t(`milestone.${name}`)}
              hint={t(`hint.${name}`)}
              error={form.problems[name] && t(`problem.${form.problems[name]}`)}
              value={form.draft[name]}
              disabled={!canUpdate}
              onValue={(value) => form.change(name, value)}
            />
          ))}
        </div>
        {form.isChanged && (
          <TextField
            label={t("reason")}
            hint={t("reasonHint")}
            error={form.reasonMissing && t("problem.reason")}
            maxLength={500}
            value={form.reason}
            onValue={form.setReason}
          />
        )}
        {form.error && <ErrorNotice title={t("failed")}>{errorText(form.error)}</ErrorNotice>}
      </form>
    </Dialog>
  );
}
