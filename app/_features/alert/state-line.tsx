"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import { useNow } from "@/app/_ui/use-now";

export interface StateLineProps {
  /** When it fired; without an end while it does. ISO times. */
  firings: readonly { startsAt: string; endsAt: string | null }[];
  /** What the line spans; without an end it goes on with the clock. */
  from: string;
  to: string | null;
  className?: string;
}

/** Of a flapping alert the newest. */
const MOST = 100;
const ALL = 100;

/** When something fired, as a line over time. */
export function StateLine({ firings, from, to, className }: StateLineProps) {
  const t = useTranslations("alertStrip");
  const now = useNow(to === null);
  const start = Date.parse(from);
  const end = Math.max(to === null ? now.getTime() : Date.parse(to), start + 1);
  const place = (time: number) => Math.min(ALL, Math.max(0, ((time - start) / (end - start)) * ALL));
  return (
    <span
      role="img"
      aria-label={t("fired", { count: firings.length })}
      className={classNames("relative block h-2 overflow-hidden rounded-sm bg-selected", className)}
    >
      {firings.slice(-MOST).map(({ startsAt, endsAt }) => {
        const left = place(Date.parse(startsAt));
        const width = place(endsAt === null ? end : Date.parse(endsAt)) - left;
        return (
          <span
            key={startsAt}
            className={classNames(
              "absolute inset-y-0 min-w-0.5",
              endsAt === null ? "bg-error-solid" : "bg-warning-solid",
            )}
            style={{ insetInlineStart: `min(${left}%, 100% - 2px)`, width: `${width}%` }}
          />
        );
      })}
    </span>
  );
}
