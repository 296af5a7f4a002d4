"use client";

import { TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DockTab } from "@/app/(console)/incidents/[number]/dock-tab";
import { FieldsSection } from "@/app/_features/incident/fields/fields-section";
import type { IncidentDetail } from "@/server/incident/contract";

/** The fields of a room as its dock shows them; null where the organization asks nothing. */
export function useFieldsTab(incident: IncidentDetail): DockTab | null {
  const t = useTranslations("fields");
  const { fields } = incident;
  if (fields.length === 0) return null;
  return {
    name: "fields",
    label: t("section"),
    Icon: TextCursorInput,
    count: fields.filter(({ isOurs, required, value }) => isOurs && required !== "never" && value === null).length,
    content: <FieldsSection incident={incident} />,
  };
}
