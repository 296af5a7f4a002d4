import { useFormatter, useTranslations } from "next-intl";
import type { Look } from "@/server/timeline/contract/look";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DAY_MS = 86_400_000;

/** A span as people say it: clock times, with the day where it is not about today. */
export function useSpanText(): (look: Pick<Look, "from" | "to">) => string {
  const t = useTranslations("replay.look");
  const format = useFormatter();
  return ({ from, to }) => {
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const isClose = to - from < DAY_MS && Math.abs(Date.now() - to) < DAY_MS;
    const end = (at: number) =>
      format.dateTime(at, { ...CLOCK, timeZone, ...(!isClose && { month: "short", day: "numeric" }) });
    return t("range", { from: end(from), to: end(to) });
  };
}
