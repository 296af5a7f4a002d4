"use client";

import { useMemo, useState } from "react";
import { drawPanel } from "@/app/(console)/alerts/draw-panel";
import { OpenDialog } from "@/app/(console)/alerts/open-dialog";
import { AlertsPage, type AlertsPageProps } from "@/app/_features/alert/page/alerts-page";
import { SilenceDialog } from "@/app/_features/silence/silence-dialog";

export interface AlertsScreenProps extends Omit<AlertsPageProps, "onSilence" | "drawPanel" | "drawOpen"> {
  canSilence: boolean;
  /** Whether this person may ask queries of their own. */
  canExplore: boolean;
}

/** The alerts, with the silences and panels of the incidents that they belong to, and the one that is opened for them. */
export function AlertsScreen({ canSilence, canExplore, ...page }: AlertsScreenProps) {
  const [silenced, setSilenced] = useState<{ incidentNumber: number; alertId: string } | null>(null);
  const draw = useMemo(() => drawPanel(canExplore), [canExplore]);
  return (
    <>
      <AlertsPage
        {...page}
        drawPanel={draw}
        drawOpen={(alerts, onClose) => <OpenDialog alerts={alerts} onClose={onClose} />}
        onSilence={canSilence ? (incidentNumber, alertId) => setSilenced({ incidentNumber, alertId }) : null}
      />
      {silenced && <SilenceDialog {...silenced} open onClose={() => setSilenced(null)} />}
    </>
  );
}
