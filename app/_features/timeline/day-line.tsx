import { useFormatter } from "next-intl";
import { useTimeZone } from "./use-time-zone";

/** The date that stands above the first event of a day. */
export function DayLine({ at }: { at: string }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (
    <div className="flex items-center gap-2 px-3 pt-3 pb-1">
      <span className="border-weak h-0 flex-1 border-t" />
      <time dateTime={at} className="text-secondary text-xs">
        {format.dateTime(new Date(at), { dateStyle: "full", timeZone })}
      </time>
      <span className="border-weak h-0 flex-1 border-t" />
    </div>
  );
}
