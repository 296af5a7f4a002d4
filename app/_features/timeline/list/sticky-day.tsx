import { useFormatter } from "next-intl";
import { useTimeZone } from "../use-time-zone";

/** The date of the first row in sight, while the reader is away from the newest. */
export function StickyDay({ at }: { at: string }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <span className="border-weak bg-elevated text-secondary rounded-full border px-2.5 py-0.5 text-xs shadow-overlay">
        {format.dateTime(new Date(at), { dateStyle: "medium", timeZone })}
      </span>
    </div>
  );
}
