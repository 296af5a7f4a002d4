"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { DryRun } from "@/server/alert/contract/routing";

/** What a dry run looked at, and where it had to stop. */
export function LookedAt({ result: { firings, since, isCut } }: { result: DryRun }) {
  const t = useTranslations("routing.dryRun");
  const format = useFormatter();
  if (firings === 0) return t("lookedAtNone");
  const day = format.dateTime(new Date(since), { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
  return t(isCut ? "lookedAtCut" : "lookedAt", { count: firings, since: day });
}
