"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Select } from "@/app/_ui/select";
import { TextField } from "@/app/_ui/text-field";
import type { AlertState } from "@/server/alert/contract";
import { incidentTitle } from "@/server/alert/rules/incident-title";
import { severityOf } from "@/server/alert/rules/severity-of";
import { SEVERITIES, type Severity } from "@/server/incident/contract";

const FORM = "open-incident";
const NAMES = 5;
const TITLE_MAX = 200;
const LABEL = { severityLabel: "severity", severityMap: {} };

/** The worst of them speaks for all. */
function leadOf(alerts: readonly AlertState[]) {
  return alerts
    .map((alert) => ({ alert, severity: severityOf(alert.labels, LABEL) }))
    .toSorted(
      (one, other) =>
        one.severity.localeCompare(other.severity) || one.alert.startsAt.localeCompare(other.alert.startsAt),
    )[0];
}

/** Opens an incident for alerts: what it will be called and how bad it is can be changed first. Mounted while it is open. */
export function OpenDialog({ alerts, onClose }: { alerts: readonly AlertState[]; onClose: () => void }) {
  const t = useTranslations("alerts.open");
  const common = useTranslations("common.severity");
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const [lead] = useState(() => leadOf(alerts));
  const [title, setTitle] = useState(() => (lead ? incidentTitle(lead.alert.name, lead.alert.annotations) : ""));
  const [severity, setSeverity] = useState<Severity>(lead?.severity ?? "sev3");
  const [key] = useState(idempotencyKey);
  const open = useMutation(
    trpc.alert.open.mutationOptions({ onSuccess: ({ number }) => router.push(`/incidents/${number}`) }),
  );
  const names = [...new Set(alerts.map(({ name }) => name))];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("lead", { count: alerts.length })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={open.isPending || open.isSuccess}>
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
          if (title.trim() === "" || open.isPending) return;
          const summary = lead?.alert.annotations.description?.trim().slice(0, 4_000) ?? "";
          open.mutate({ alertIds: alerts.map(({ id }) => id), title, severity, summary, idempotencyKey: key });
        }}
      >
        <TextField label={t("name")} value={title} required maxLength={TITLE_MAX} onValue={setTitle} />
        <Select
          label={t("severity")}
          value={severity}
          options={SEVERITIES.map((value) => ({ value, label: common(`${value}.name`) }))}
          onValue={(value) => setSeverity(SEVERITIES.find((each) => each === value) ?? severity)}
        />
        <p className="text-sm text-secondary">
          {t("alerts", { names: names.slice(0, NAMES).join(", "), more: Math.max(0, names.length - NAMES) })}
        </p>
        <p className="text-sm text-secondary">{t("evidence")}</p>
        {open.error && <ErrorNotice title={t("failed")}>{errorText(open.error)}</ErrorNotice>}
      </form>
    </Dialog>
  );
}
