"use client";

import { useTranslations } from "next-intl";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** Says what was not done and why, under the header where it was asked for. */
export function CommandError({ commands }: { commands: ReturnType<typeof useCommands> }) {
  const t = useTranslations("room.conflict");
  const errorText = useErrorText();
  const { error, changedBy, dismiss } = commands;
  if (!error) return null;
  if (refusalOf(error).code !== "INCIDENT_CHANGED") {
    return (
      <ErrorNotice title={t("notDone")} onDismiss={dismiss}>
        {errorText(error)}
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
