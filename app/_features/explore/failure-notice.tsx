"use client";

import { useTranslations } from "next-intl";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { ExploreFailure } from "./explore-api";

/** Reasons that the server gives for a query that it does not send. */
const REASONS: ReadonlySet<unknown> = new Set([
  "data-source-unknown",
  "kind-not-offered",
  "range-too-long",
  "trace-id",
  "instant-not-offered",
  "scenario-unknown",
]);

export interface FailureNoticeProps {
  failure: ExploreFailure;
  /** ISO time since when. */
  since?: string;
  onRetry?: () => void;
}

/** What failed in words; the data source's own words where it has some. */
export function FailureNotice({ failure, since, onRetry }: FailureNoticeProps) {
  const t = useTranslations("explore.failure");
  const { code, details } = failure;
  const own = code === "QUERY_FAILED" ? failure.message : typeof details.reason === "string" ? details.reason : null;
  const refused = code === "BAD_INPUT" && REASONS.has(details.reason);
  const title = refused
    ? t(`refused.${details.reason as "trace-id"}`)
    : t.has(code as "INTERNAL")
      ? t(code as "INTERNAL")
      : t("INTERNAL");
  return (
    <ErrorNotice title={title} since={since} onRetry={onRetry}>
      {own !== null && !refused && <p className="font-mono break-words whitespace-pre-wrap">{own}</p>}
    </ErrorNotice>
  );
}
