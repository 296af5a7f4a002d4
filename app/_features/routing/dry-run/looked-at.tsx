"use client";

import { useLocale, useTranslations } from "next-intl";
import { exactTime } from "@/app/_ui/exact-time";
import type { DryRun } from "@/server/alert/contract/routing";

/** What a dry run looked at, and where it had to stop. */
export function LookedAt({ result: { firings, since, isCut } }: { result: DryRun }) {
  const t = useTranslations("routing.dryRun");
  const locale = useLocale();
  if (firings === 0) return t("lookedAtNone");
  const from = exactTime(new Date(since), locale, "UTC");
  return t(isCut ? "lookedAtCut" : "lookedAt", { count: firings, since: from });
}
