"use client";

import { useTranslations } from "next-intl";
import { refusalOf } from "@/app/_lib/trpc";

const REASON_MAX = 300;

/** The words for any thrown value: what happened and what to do, and what Grafana said where it refused. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return (error) => {
    const { code, details } = refusalOf(error);
    const reason = code === "GRAFANA_REFUSED" && typeof details.reason === "string" ? details.reason : "";
    return reason ? `${t(code)} (${reason.slice(0, REASON_MAX)})` : t(code);
  };
}
