"use client";

import { useTranslations } from "next-intl";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** The code of the first field that the server refused, such as `tooMany`. */
function refusedFieldOf(error: unknown): string | null {
  const { fields } = refusalOf(error).details;
  const first: unknown = Array.isArray(fields) ? fields[0] : null;
  return first !== null && typeof first === "object" && "code" in first ? String(first.code) : null;
}

/** Says what was not done and why, under the header where it was asked for. */
export function CommandError({ commands }: { commands: ReturnType<typeof useCommands> }) {
  const t = useTranslations("room.conflict");
  const errorText = useErrorText();
  const evidence = useTranslations("evidence.refused");
  const { error, changedBy, dismiss } = commands;
  if (!error) return null;
  const reason = refusedFieldOf(error);
  if (refusalOf(error).code !== "INCIDENT_CHANGED") {
    return (
      <ErrorNotice title={t("notDone")} onDismiss={dismiss}>
        {reason && evidence.has(reason) ? evidence(reason) : errorText(error)}
      </ErrorNotice>
    );
  }
  return (
    <ErrorNotice
      tone="warning"
      title={changedBy ? t("changedBy", { name: changedBy }) : t("changed")}
      onDismiss={dismiss}
    >
      {t("lookAgain")}
    </ErrorNotice>
  );
}
