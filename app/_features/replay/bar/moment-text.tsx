import { useTranslations } from "next-intl";
import { useHydrated } from "@/app/_lib/use-hydrated";

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
const DAY = { year: "numeric", month: "2-digit", day: "2-digit" } as const;

function written(at: number, timeZone: string): string {
  // One form for all languages, as logs and alerts write it.
  const parts = new Intl.DateTimeFormat("en-CA", { ...DAY, ...CLOCK, timeZone }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`;
}

/** The moment in UTC and on the reader's clock; once where both are the same. */
export function MomentText({ at }: { at: number }) {
  const t = useTranslations("room");
  const hydrated = useHydrated();
  const zone = hydrated ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const [utc, local] = [written(at, "UTC"), written(at, zone)];
  return (
    <time
      dateTime={new Date(at).toISOString()}
      className="tabular flex flex-wrap gap-x-3 font-mono text-xs whitespace-nowrap text-primary"
    >
      <span>
        <span className="text-secondary">{t("utc")}</span> {utc}
      </span>
      {local !== utc && (
        <span>
          <span className="text-secondary">{t("local")}</span> {local.slice(11)}
        </span>
      )}
    </time>
  );
}
