"use client";

import { CircleCheck, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { GivenFile } from "@/app/_features/registration/given-file";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { AlertSourceState } from "@/server/intake/contract";
import type { ConnectOutcome } from "@/server/registration/contract";

const FORMS = ["yaml", "terraform"] as const;
const FILES = { yaml: "sre-assistant.yaml", terraform: "sre-assistant.tf" } as const;

export interface ByHandProps {
  outcome: Extract<ConnectOutcome, { state: "byHand" }>;
  source: AlertSourceState | null;
  onAgain: () => void;
}

/** What somebody else has to write to Grafana; and whether its first call has come. */
export function ByHand({ outcome, source, onAgain }: ByHandProps) {
  const t = useTranslations("alerting.byHand");
  const name = useId();
  const [form, setForm] = useState<(typeof FORMS)[number]>("yaml");
  const { reason, permissionNeeded } = outcome;
  return (
    <div className="grid gap-3">
      <ErrorNotice tone="warning" title={t("title")}>
        {permissionNeeded ? t("permission", { permission: permissionNeeded }) : t("reason", { reason })}
      </ErrorNotice>
      <p className="text-sm text-primary">{t("hint")}</p>
      <fieldset className="flex flex-wrap gap-4">
        <legend className="sr-only">{t("form")}</legend>
        {FORMS.map((each) => (
          <label key={each} className="flex min-h-6 cursor-pointer items-center gap-2 text-sm coarse:min-h-11">
            <input
              type="radio"
              name={name}
              checked={form === each}
              onChange={() => setForm(each)}
              className="size-4 accent-(--gf-accent)"
            />
            {t(`forms.${each}`)}
          </label>
        ))}
      </fieldset>
      <GivenFile key={form} name={FILES[form]} content={outcome[form]} hint={t(`where.${form}`)} />
      <p role="status" className="flex items-center gap-1.5 text-sm text-primary">
        {source?.lastDeliveryAt ? (
          <>
            <CircleCheck aria-hidden size={14} className="shrink-0 text-success" />
            <span>{t.rich("came", { when: () => <TimeStamp at={source.lastDeliveryAt ?? ""} /> })}</span>
          </>
        ) : (
          <>
            <LoaderCircle
              aria-hidden
              size={14}
              className="shrink-0 animate-spin text-secondary motion-reduce:animate-none"
            />
            {t("waiting")}
          </>
        )}
      </p>
      <Button className="justify-self-start" onClick={onAgain}>
        {t("again")}
      </Button>
    </div>
  );
}
