"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { TestOutcome } from "@/server/registration/contract";

/** What became of Grafana's test. */
export function TestResult({ test: { outcome, reason } }: { test: TestOutcome }) {
  const t = useTranslations("alerting.result");
  if (outcome !== "arrived")
    return <ErrorNotice title={t(`${outcome}.title`)}>{t(`${outcome}.hint`, { reason: reason ?? "" })}</ErrorNotice>;
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-success">
      <CircleCheck aria-hidden size={14} className="shrink-0" />
      {t("arrived")}
    </p>
  );
}
