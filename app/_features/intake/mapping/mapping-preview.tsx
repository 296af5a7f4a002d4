"use client";

import { useTranslations } from "next-intl";
import { PreviewAlert } from "@/app/_features/intake/mapping/preview-alert";
import type { MappingPreview as Preview } from "@/server/intake/contract";

export interface MappingPreviewProps {
  preview: Preview | undefined;
  /** Another one is on its way. */
  isStale: boolean;
}

/** The alerts that a mapping makes of the sample, and what it makes that cannot be one. */
export function MappingPreview({ preview, isStale }: MappingPreviewProps) {
  const t = useTranslations("intake.mapping.preview");
  const reasons = useTranslations("intake.letters");
  const isNothing = preview && !preview.error && preview.alerts.length + preview.refused.length === 0;
  return (
    <section aria-labelledby="mapping-preview" aria-busy={isStale} className="grid content-start gap-1">
      <h3 id="mapping-preview" className="text-sm font-medium text-primary">
        {t("heading")}
      </h3>
      <p aria-live="polite" className="text-sm text-secondary">
        {!preview && t("waiting")}
        {preview?.error && t("broken")}
        {isNothing && t("nothing")}
        {preview && !preview.error && !isNothing && t("count", { count: preview.alerts.length })}
      </p>
      {preview && preview.refused.length > 0 && (
        <ul className="grid gap-0.5 border-l-2 border-error pl-3 text-sm text-error">
          {preview.refused.map(({ part, reason, detail }) => (
            <li key={`${part} ${reason}`} className="wrap-anywhere">
              {part !== "" && <code className="mr-2 font-mono text-xs">{part}</code>}
              {reasons(`reason.${reason}`)} {detail !== "" && reasons("detail", { detail })}
            </li>
          ))}
        </ul>
      )}
      {preview && preview.alerts.length > 0 && (
        <ul className="divide-y divide-(--gf-border-weak)">
          {preview.alerts.map((alert) => (
            <PreviewAlert key={`${alert.fingerprint} ${alert.startsAt} ${alert.fact}`} alert={alert} />
          ))}
        </ul>
      )}
      {preview?.output && (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">{t("output")}</summary>
          <pre
            tabIndex={0}
            className="max-h-60 overflow-auto rounded-md border border-weak bg-canvas p-2 font-mono text-xs"
          >
            {preview.output}
          </pre>
        </details>
      )}
    </section>
  );
}
