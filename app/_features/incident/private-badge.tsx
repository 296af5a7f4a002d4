import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { IncidentSummary } from "@/server/incident/contract";

/** Nothing for an incident that everybody sees. */
export function PrivateBadge({ visibility }: { visibility: IncidentSummary["visibility"] }) {
  const t = useTranslations("visibility");
  return visibility === "private" ? <Badge icon={<Lock aria-hidden size={12} />}>{t("private")}</Badge> : null;
}
