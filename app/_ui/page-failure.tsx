"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface PageFailureProps {
  error: unknown;
  retry: () => void;
}

/** Stands in place of a page that could not be shown. */
export function PageFailure({ error, retry }: PageFailureProps) {
  const t = useTranslations("common.failure");
  const [since] = useState(() => new Date().toISOString());
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-12">
      <h1 className="mb-4 text-xl font-medium text-primary">{t("heading")}</h1>
      <ErrorNotice title={t("title")} since={since} onRetry={retry}>
        <p>{t("hint")}</p>
        {digest && <p className="font-mono">{t("digest", { digest })}</p>}
      </ErrorNotice>
    </div>
  );
}
