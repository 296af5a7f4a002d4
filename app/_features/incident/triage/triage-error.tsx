"use client";

import { useTranslations } from "next-intl";
import type { useTriage } from "@/app/_features/incident/triage/use-triage";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { STATUSES } from "@/server/incident/contract";

/** Says what was not decided and why; somebody else may have been faster. */
export function TriageError({ triage }: { triage: ReturnType<typeof useTriage> }) {
  const t = useTranslations("triage.refused");
  const status = useTranslations("common.status");
  const errorText = useErrorText();
  const { error, wish, dismiss, decide } = triage;
  if (!error || !wish) return null;
  const { code, details } = refusalOf(error);
  const from = STATUSES.find((each) => each === details.from);
  const isDecided = code === "STATUS_NOT_ALLOWED";
  return (
    <ErrorNotice
      tone={isDecided ? "warning" : "error"}
      title={t(wish.how, { number: wish.number })}
      onDismiss={dismiss}
      onRetry={isDecided ? undefined : () => decide(wish.number, wish)}
    >
      {isDecided && from ? t("decided", { status: status(from) }) : errorText(error)}
    </ErrorNotice>
  );
}
