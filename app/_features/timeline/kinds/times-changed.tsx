import { ClockFading } from "lucide-react";
import { useFormatter } from "next-intl";
import { isolated } from "../isolated";
import { useTimeZone } from "../use-time-zone";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

interface Changed {
  name: string;
  to: string | null;
}

const isChanged = (value: unknown): value is Changed =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";

/** Which moments were put right, to when, and why. */
export function TimesChanged({ event }: LineProps) {
  const { t, b, text, who } = useLineParts(event);
  const format = useFormatter();
  const timeZone = useTimeZone();
  const { times } = event.payload;
  const said = (Array.isArray(times) ? times.filter(isChanged) : []).map(({ name, to }) => {
    const at = new Date(to ?? Number.NaN);
    const when = Number.isNaN(at.getTime())
      ? t("timeUnknown")
      : format.dateTime(at, { dateStyle: "short", timeStyle: "short", timeZone });
    const key = `milestone.${name}`;
    return `${t.has(key as never) ? t(key as never) : isolated(name)} → ${when}`;
  });
  return (
    <SystemLine icon={ClockFading} event={event}>
      {t.rich("timesChanged", { b, who, times: format.list(said) })}
      {text("reason") && ` ${t("timesReason", { reason: text("reason") })}`}
    </SystemLine>
  );
}
