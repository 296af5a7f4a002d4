"use client";

import { useState } from "react";
import { AlertsPage, type AlertsPageProps } from "@/app/_features/alert/page/alerts-page";
import { SilenceDialog } from "@/app/_features/silence/silence-dialog";

export interface AlertsScreenProps extends Omit<AlertsPageProps, "onSilence"> {
  canSilence: boolean;
}

/** The alerts, with the silences of the incidents that they belong to. */
export function AlertsScreen({ canSilence, ...page }: AlertsScreenProps) {
  const [silenced, setSilenced] = useState<{ incidentNumber: number; alertId: string } | null>(null);
  return (
    <>
      <AlertsPage
        {...page}
        onSilence={canSilence ? (incidentNumber, alertId) => setSilenced({ incidentNumber, alertId }) : null}
      />
      {silenced && <SilenceDialog {...silenced} open onClose={() => setSilenced(null)} />}
    </>
  );
}
