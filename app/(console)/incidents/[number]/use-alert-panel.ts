"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { AlertPanel } from "@/app/_features/alert/room/alert-acts";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { panelLook } from "@/app/(console)/incidents/[number]/panel-look";
import type { SharedRoom } from "@/app/(console)/incidents/[number]/use-shared-room";
import type { Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import type { IncidentDetail } from "@/server/incident/contract";

/** After it was pinned, the room is told within moments, or was refused. */
const AWAITED_MS = 5_000;

interface Options {
  incident: IncidentDetail;
  shown: Shown;
  run: ReturnType<typeof useCommands>["run"];
  goTo: SharedRoom["goTo"];
}

/** Shows the panel of an alert among the evidence; one that the room does not hold yet is pinned to it first. */
export function useAlertPanel({ incident, shown, run, goTo }: Options) {
  const [awaited, setAwaited] = useState<AlertPanel | null>(null);
  const { dashboards, panels, canUpdate } = incident;
  const onArrival = useEffectEvent((panel: AlertPanel) => {
    const look = panelLook(panel, { dashboards, panels, shown, now: Date.now() });
    if (!look) return;
    setAwaited(null);
    const { panel: _, ...frame } = look;
    // It is the first of those pinned; alone it cannot be shown before it is drawn.
    goTo(frame);
  });
  useEffect(() => {
    if (!awaited) return undefined;
    onArrival(awaited);
    const timer = setTimeout(() => setAwaited(null), AWAITED_MS);
    return () => clearTimeout(timer);
  }, [awaited, panels]);

  return useCallback(
    (panel: AlertPanel): (() => void) | null => {
      const look = panelLook(panel, { dashboards, panels, shown, now: Date.now() });
      if (look) return () => goTo(look);
      if (!canUpdate) return null;
      const { dashboardUid, panelId, name: title } = panel;
      return () => {
        run({ kind: "pin", panel: { dashboardUid, panelId, title, variables: {}, position: 0 } }, () =>
          setAwaited(panel),
        );
      };
    },
    [dashboards, panels, shown, canUpdate, run, goTo],
  );
}
