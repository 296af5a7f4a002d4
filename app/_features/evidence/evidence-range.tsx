"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useHydrated } from "@/app/_lib/use-hydrated";

const CLOCK = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** A span in UTC, and in the reader's own time where that is another. */
export function EvidenceRange({ from, to }: { from: string; to: string }) {
  const t = useTranslations("snapshots");
  const format = useFormatter();
  const zone = useHydrated() ? ownZone() : "UTC";
  const [start, end] = [new Date(from), new Date(to)];
  const text = (timeZone: string) => format.dateTimeRange(start, end, { ...CLOCK, timeZone });
  return (
    <span className="tabular">
      {t("range.utc", { span: text("UTC") })}
      {zone !== "UTC" && zone !== "Etc/UTC" && ` · ${t("range.local", { span: text(zone), zone })}`}
    </span>
  );
}
