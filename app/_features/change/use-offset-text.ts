import { useTranslations } from "next-intl";
import { useCallback } from "react";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Says how long before or after the start something was. */
export function useOffsetText(): (offsetMs: number) => string {
  const t = useTranslations("changes.offset");
  return useCallback(
    (offsetMs) => {
      const far = Math.abs(offsetMs);
      const side = offsetMs <= 0 ? "before" : "after";
      if (far < MINUTE_MS) return t(`${side}.now`);
      if (far < HOUR_MS) return t(`${side}.minutes`, { count: Math.round(far / MINUTE_MS) });
      return t(`${side}.hours`, { count: Math.round((far / HOUR_MS) * 10) / 10 });
    },
    [t],
  );
}
