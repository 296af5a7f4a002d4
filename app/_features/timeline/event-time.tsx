import { useFormatter, useTranslations } from "next-intl";
import { isBackDated, recordedAt } from "./grouping";
import type { ShownEvent } from "./shown-event";
import { useTimeZone } from "./use-time-zone";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const EXACT = { year: "numeric", month: "2-digit", day: "2-digit", second: "2-digit", ...CLOCK } as const;

/** When it happened, on the reader's clock; UTC and local in full on hover, and a mark when it was told later. */
export function EventTime({ event, hidden = false }: { event: ShownEvent; hidden?: boolean }) {
  const t = useTranslations("timeline");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const at = new Date(event.occurredAt);
  if (Number.isNaN(at.getTime())) return null;
  const exact = t("exactTime", {
    utc: format.dateTime(at, { ...EXACT, timeZone: "UTC" }),
    local: format.dateTime(at, { ...EXACT, timeZone }),
    zone: timeZone,
  });
  const clock = format.dateTime(at, { ...CLOCK, timeZone });
  const shown = hidden ? "opacity-0 group-hover/row:opacity-100 group-focus/row:opacity-100" : "";
  return (
    <>
      <time
        dateTime={event.occurredAt}
        title={exact}
        className={`text-secondary font-mono text-xs tabular-nums ${shown}`}
      >
        {clock}
      </time>
      {isBackDated(event) && (
        <span className="text-warning ml-1.5 text-xs" title={exact}>
          {t("backDated", { time: format.dateTime(new Date(recordedAt(event)), { ...CLOCK, timeZone }) })}
        </span>
      )}
    </>
  );
}
