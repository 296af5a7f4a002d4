import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { IncidentSummary } from "@/server/incident/contract";

/** Nothing for a live incident: only what is not one needs a word. */
export function ModeBadge({ mode }: { mode: IncidentSummary["mode"] }) {
  const t = useTranslations("common.mode");
  return mode === "live" ? null : <Badge>{t(mode)}</Badge>;
}
