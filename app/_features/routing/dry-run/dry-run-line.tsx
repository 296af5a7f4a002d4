"use client";

import { useTranslations } from "next-intl";
import { LookedAt } from "@/app/_features/routing/dry-run/looked-at";
import type { useDryRun } from "@/app/_features/routing/dry-run/use-dry-run";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";

/** How much came in last week, and how many incidents the rules as they stand make of it. */
export function DryRunLine({ dryRun }: { dryRun: ReturnType<typeof useDryRun> }) {
  const t = useTranslations("routing.dryRun");
  const errorText = useErrorText();
  const { result, error, isRunning, retry } = dryRun;
  if (error) {
    return (
      <ErrorNotice className="mb-3" tone="warning" title={t("failed")} onRetry={retry} retrying={isRunning}>
        {errorText(error)}
      </ErrorNotice>
    );
  }
  if (!result) return <Skeleton className="mx-4 mb-3 h-5 w-72 max-w-full room:mx-0" />;
  return (
    <p className="px-4 pb-3 text-sm text-secondary room:px-0">
      {result.firings > 0 && <span className="text-primary">{t("stand", { opened: result.opened })} </span>}
      <LookedAt result={result} />
    </p>
  );
}
