"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { LineValue } from "@/server/handover/contract";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DAY = { year: "numeric", month: "short", day: "numeric" } as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The values of a line in the reader's language and on the reader's clock. */
export function useLineValues(): (values: Record<string, LineValue>) => Record<string, string | number> {
  const t = useTranslations("commands.value");
  const common = useTranslations("common");
  const format = useFormatter();
  const say = (value: LineValue): string | number => {
    if (typeof value !== "object") return value;
    if ("severity" in value) return common(`severity.${value.severity}.name`);
    if ("status" in value) return common(`status.${value.status}`);
    if ("role" in value) return common(`role.${value.role}`);
    if ("ms" in value) {
      const { ms } = value;
      if (ms >= DAY_MS) return t("days", { count: Math.round(ms / DAY_MS) });
      if (ms >= HOUR_MS) return t("hours", { count: Math.round((ms / HOUR_MS) * 10) / 10 });
      return t("minutes", { count: Math.round(ms / MINUTE_MS) });
    }
    const at = new Date(value.at);
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const isNear = Math.abs(at.getTime() - Date.now()) < DAY_MS / 2;
    return t("moment", {
      local: format.dateTime(at, { ...(isNear ? {} : DAY), ...CLOCK, timeZone }),
      utc: format.dateTime(at, { ...CLOCK, timeZone: "UTC" }),
    });
  };
  return (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(value)]));
}
