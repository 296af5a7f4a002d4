"use client";

import { TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DockTab } from "@/app/(console)/incidents/[number]/dock-tab";
import type { useDock } from "@/app/(console)/incidents/[number]/use-dock";
import type { useRoomView } from "@/app/(console)/incidents/[number]/use-room-view";
import { FieldsSection } from "@/app/_features/incident/fields/fields-section";
import { SHORTCUTS } from "@/app/_lib/shortcuts";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { IncidentDetail } from "@/server/incident/contract";

export interface FieldsTabWish {
  incident: IncidentDetail;
  view: Pick<ReturnType<typeof useRoomView>, "isWide" | "showEvidence" | "setTab">;
  dock: ReturnType<typeof useDock>;
  /** The past has no fields to be filled. */
  isPast: boolean;
}

/** The fields of a room as its dock shows them; null where the organization asks nothing. */
export function useFieldsTab({ incident, view, dock, isPast }: FieldsTabWish): DockTab | null {
  const t = useTranslations("fields");
  const { fields } = incident;
  const isShown = fields.length > 0 && !isPast;
  function open() {
    if (!view.isWide) return view.setTab("now");
    if (dock.open === "fields") return dock.show(null);
    view.showEvidence();
    dock.show("fields");
    requestAnimationFrame(() => document.querySelector<HTMLElement>("#dock-fields dd button")?.focus());
  }
  useShortcuts({ fields: isShown ? open : undefined });
  if (!isShown) return null;
  return {
    name: "fields",
    label: t("section"),
    Icon: TextCursorInput,
    shortcut: SHORTCUTS.fields.keys[0],
    count: fields.filter(({ isOurs, required, value }) => isOurs && required !== "never" && value === null).length,
    content: <FieldsSection incident={incident} />,
  };
}
