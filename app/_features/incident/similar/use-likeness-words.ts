"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { SimilarIncident } from "@/server/similar/contract";

const MINUTE_MS = 60_000;

/** Says why an incident is like another, and how it was ended. */
export function useLikenessWords() {
  const t = useTranslations("similar");
  const format = useFormatter();
  const duration = (ms: number): string => {
    const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
    if (minutes < 120) return t("minutes", { count: minutes });
    const hours = Math.round(minutes / 60);
    return hours < 48 ? t("hours", { count: hours }) : t("days", { count: Math.round(hours / 24) });
  };
  return ({
    likenesses,
    resolvedInMs,
    remedy,
  }: Pick<SimilarIncident, "likenesses" | "resolvedInMs" | "remedy">): string => {
    const why = likenesses.map((likeness) =>
      "names" in likeness
        ? t(`why.${likeness.kind}`, { names: format.list(likeness.names), count: likeness.names.length })
        : t(`why.${likeness.kind}`, { percent: likeness.percent }),
    );
    const ended =
      resolvedInMs === null
        ? []
        : [
            remedy
              ? t(`ended.${remedy.kind}`, { duration: duration(resolvedInMs), text: remedy.text })
              : t("ended.plain", { duration: duration(resolvedInMs) }),
          ];
    return [why.join(t("comma")), ...ended].join(t("semicolon"));
  };
}
