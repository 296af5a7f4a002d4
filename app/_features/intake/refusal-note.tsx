"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "@/app/_features/intake/code-block";

/** Rules for Prometheus: names as in the application's own metrics. */
const RULES = `groups:
  - name: sre-assistant-intake
    rules:
      - alert: WebhookCallsRefused
        expr: sum by (reason) (rate(intake_refused_total{reason=~"signature_.+"}[5m])) > 0
        for: 2m
        labels: { severity: warning }
      - alert: WebhookCallsUnread
        expr: sum by (reason) (increase(intake_dead_letters_total[1h])) > 0
        labels: { severity: warning }
`;

/** How often calls are refused at the door, and how to be told of it. */
export function RefusalNote({ refused }: { refused: number }) {
  const t = useTranslations("intake.refusals");
  return (
    <section aria-labelledby="refusals" className="grid gap-2">
      <h2 id="refusals" className="text-lg font-medium text-primary">
        {t("heading")}
      </h2>
      <p className="text-sm text-primary">{t("count", { count: refused })}</p>
      <p className="text-sm text-secondary">
        {t.rich("lead", { code: (chunks) => <code className="font-mono">{chunks}</code> })}
      </p>
      <details>
        <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">{t("show")}</summary>
        <CodeBlock label={t("rules")} text={RULES} />
      </details>
    </section>
  );
}
