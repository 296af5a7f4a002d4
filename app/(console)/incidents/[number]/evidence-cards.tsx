"use client";

import { type ReactNode, useCallback, useMemo } from "react";
import { EvidenceView } from "@/app/_features/dashboard/evidence/evidence-view";
import { EvidenceCard } from "@/app/_features/evidence/evidence-card";
import { EvidenceRoomContext, type EvidenceRoom } from "@/app/_features/evidence/evidence-room";
import { EvidenceSlot } from "@/app/_features/timeline/evidence-slot";
import type { ShownEvent } from "@/app/_features/timeline/shown-event";
import { evidencePayload } from "@/server/evidence/contract";

export interface EvidenceCardsProps {
  /** An incident number. */
  room: string;
  dashboards: readonly { uid: string }[];
  onDashboard: (uid: string) => void;
  children: ReactNode;
}

/** Lets the timeline draw evidence: the cards, and in them the components of live panels. */
export function EvidenceCards({ room, dashboards, onDashboard, children }: EvidenceCardsProps) {
  const page = useMemo(
    (): EvidenceRoom => ({
      room,
      draw: (drawn) => <EvidenceView {...drawn} />,
      dashboardOpener: (uid) => (dashboards.some((held) => held.uid === uid) ? () => onDashboard(uid) : null),
    }),
    [room, dashboards, onDashboard],
  );
  const card = useCallback(({ payload, actorName }: ShownEvent): ReactNode => {
    const evidence = evidencePayload.safeParse(payload);
    return evidence.success ? <EvidenceCard evidence={evidence.data} by={actorName} /> : null;
  }, []);
  return (
    <EvidenceRoomContext value={page}>
      <EvidenceSlot value={card}>{children}</EvidenceSlot>
    </EvidenceRoomContext>
  );
}
