"use client";

import { useFormatter, useLocale } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import { exactTime } from "@/app/_ui/exact-time";
import { Tooltip } from "@/app/_ui/tooltip";
import { useNow } from "@/app/_ui/use-now";

const CLOCK_SKEW_MS = 10_000;

/** A time relative to now; the exact one in UTC and local on hover and focus. */
export function TimeStamp({ at, className }: { at: string; className?: string }) {
  const locale = useLocale();
  const format = useFormatter();
  const date = new Date(at);
  const now = useNow();
  const ahead = date.getTime() - now.getTime();
  // The server's clock may run before the browser's: what has just happened is no future.
  const isJustAhead = ahead > 0 && ahead < CLOCK_SKEW_MS;
  return (
    <Tooltip
      content={
        <span className="tabular grid">
          <span>{exactTime(date, locale, "UTC")}</span>
          <span>{exactTime(date, locale)}</span>
        </span>
      }
    >
      <button type="button" className={classNames("cursor-default", className)}>
        <time dateTime={at}>{format.relativeTime(date, isJustAhead ? date : now)}</time>
      </button>
    </Tooltip>
  );
}
