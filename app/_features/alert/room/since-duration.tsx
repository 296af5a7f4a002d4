import { useLocale } from "next-intl";
import { Duration } from "@/app/_ui/duration";
import { exactTime } from "@/app/_ui/exact-time";
import { Tooltip } from "@/app/_ui/tooltip";

/** How long something goes on or went on; since when exactly, on hover and focus. */
export function SinceDuration({ from, to }: { from: string; to: string | null }) {
  const locale = useLocale();
  const date = new Date(from);
  return (
    <Tooltip
      content={
        <span className="tabular grid">
          <span>{exactTime(date, locale, "UTC")}</span>
          <span>{exactTime(date, locale)}</span>
        </span>
      }
    >
      <button type="button" className="shrink-0 cursor-default text-xs text-secondary">
        <Duration from={from} to={to} />
      </button>
    </Tooltip>
  );
}
