"use client";

import { useTranslations } from "next-intl";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** What is wrong with a value, as the server has it. */
function problemOf(error: unknown): string | null {
  const { fields } = refusalOf(error).details;
  const first: unknown = Array.isArray(fields) ? fields[0] : null;
  return first !== null && typeof first === "object" && "code" in first ? String(first.code) : null;
}

/** Says why a field was not set, where it stands. */
export function FieldError({ commands }: { commands: ReturnType<typeof useCommands> }) {
  const t = useTranslations("fields");
  const errorText = useErrorText();
  const { error, changedBy, dismiss } = commands;
  if (!error) return null;
  const { code, details } = refusalOf(error);
  if (code === "INCIDENT_CHANGED") {
    const field = String(details.field ?? "");
    return (
      <ErrorNotice
        tone="warning"
        title={changedBy ? t("conflict.changedBy", { name: changedBy, field }) : t("conflict.changed", { field })}
        onDismiss={dismiss}
      >
        {t("conflict.lookAgain")}
      </ErrorNotice>
    );
  }
  const problem = problemOf(error);
  const key = `problem.${problem}`;
  return (
    <ErrorNotice title={t("failed")} onDismiss={dismiss}>
      {problem && t.has(key as never) ? t(key as never) : errorText(error)}
    </ErrorNotice>
  );
}
