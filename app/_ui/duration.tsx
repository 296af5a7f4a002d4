"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import { useNow } from "@/app/_ui/use-now";

export interface DurationProps {
  /** ISO time of the start. */
  from: string;
  /** ISO time of the end; without it the duration ticks. */
  to?: string | null;
  className?: string;
}

const two = (value: number) => String(value).padStart(2, "0");

/** A ticking duration, `00:42:10`, whose width does not change from second to second. */
export function Duration({ from, to, className }: DurationProps) {
  const t = useTranslations("common");
  const now = useNow(!to);
  const end = to ? Date.parse(to) : now.getTime();
  const seconds = Math.max(0, Math.floor((end - Date.parse(from)) / 1_000));
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor(seconds / 3_600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    <time dateTime={`PT${seconds}S`} className={classNames("tabular font-mono whitespace-nowrap", className)}>
      {days > 0 ? t("days", { days, clock }) : clock}
    </time>
  );
}
