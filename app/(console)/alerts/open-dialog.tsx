"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useOpenIncident } from "@/app/(console)/alerts/use-open-incident";
import { DeclareFields } from "@/app/_features/incident/declare/declare-fields";
import { TypeChoice } from "@/app/_features/incident/declare/type-choice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusAfter } from "@/app/_ui/focus-after";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import type { AlertState } from "@/server/alert/contract";
import { SEVERITIES } from "@/server/incident/contract";

const FORM = "open-incident";
const NAMES = 5;
const TITLE_MAX = 200;

export interface OpenDialogProps {
  alerts: readonly AlertState[];
  onClose: () => void;
}

/** Opens an incident for alerts: what it will be called and how bad it is can be changed first. Mounted while it is open. */
export function OpenDialog({ alerts, onClose }: OpenDialogProps) {
  const t = useTranslations("alerts.open");
  const common = useTranslations("common.severity");
  const visibility = useTranslations("visibility");
  const errorText = useErrorText();
  const form = useRef<HTMLFormElement>(null);
  const wanted = useOpenIncident(alerts);
  const { title, severity, isPrivate, error, say } = wanted;
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
          <Button type="submit" form={FORM} variant="primary" pending={wanted.pending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={FORM}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          focusAfter(wanted.submit, () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        }}
      >
        <TypeChoice declare={wanted} />
        <TextField label={t("name")} value={title} required maxLength={TITLE_MAX} onValue={wanted.setTitle} />
        <Select
          label={t("severity")}
          value={severity}
          options={SEVERITIES.map((value) => ({ value, label: common(`${value}.name`) }))}
          onValue={(value) => say({ severity: SEVERITIES.find((each) => each === value) ?? severity })}
        />
        <DeclareFields fields={wanted.fields} />
        <Switch
          label={visibility("private")}
          hint={visibility("declareHint")}
          checked={isPrivate}
          onChange={(next) => say({ isPrivate: next })}
        />
        <p className="text-sm text-secondary">
          {t("alerts", { names: names.slice(0, NAMES).join(", "), more: Math.max(0, names.length - NAMES) })}
        </p>
        <p className="text-sm text-secondary">{t("evidence")}</p>
        {error && <ErrorNotice title={t("failed")}>{errorText(error)}</ErrorNotice>}
      </form>
    </Dialog>
  );
}
