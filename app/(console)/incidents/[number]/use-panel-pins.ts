"use client";

import { useTranslations } from "next-intl";
import type { DashboardViewProps } from "@/app/_features/dashboard/dashboard-view";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import type { IncidentDetail } from "@/server/incident/contract";
import { isSamePanel } from "@/server/incident/rules/is-same-panel";

/** Pins panels of dashboards to the room and unpins them; null for who may not. */
export function usePanelPins(
  { panels, canUpdate }: Pick<IncidentDetail, "panels" | "canUpdate">,
  run: ReturnType<typeof useCommands>["run"],
): DashboardViewProps["pins"] {
  const t = useTranslations("evidence");
  if (!canUpdate) return null;
  return {
    label: (pin) => t(panels.some((panel) => isSamePanel(panel, pin)) ? "unpin" : "pin"),
    toggle: (pin) => {
      const pinned = panels.find((panel) => isSamePanel(panel, pin));
      run(pinned ? { kind: "unpin", id: pinned.id } : { kind: "pin", panel: pin });
    },
  };
}
