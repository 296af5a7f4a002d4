"use client";

import { useTranslations } from "next-intl";

const HOUR = 60;
const DAY = 1_440;

/** A length of time in the largest unit that it fills. */
export function useMinutes(): (minutes: number) => string {
  const t = useTranslations("routing.time");
  return (minutes) => {
    if (minutes % DAY === 0) return t("days", { count: minutes / DAY });
    return minutes % HOUR === 0 ? t("hours", { count: minutes / HOUR }) : t("minutes", { count: minutes });
  };
}
