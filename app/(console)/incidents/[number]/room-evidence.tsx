"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceExplore } from "@/app/(console)/incidents/[number]/evidence-explore";
import { EvidencePane } from "@/app/(console)/incidents/[number]/evidence-pane";
import { RoomDock, type RoomDockProps } from "@/app/(console)/incidents/[number]/room-dock";
import { ROOM_TABS } from "@/app/(console)/incidents/[number]/room-tabs";
import type { useRoomView } from "@/app/(console)/incidents/[number]/use-room-view";
import type { SharedRoom } from "@/app/(console)/incidents/[number]/use-shared-room";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import type { IncidentDetail } from "@/server/incident/contract";

export interface RoomEvidenceProps {
  incident: IncidentDetail;
  commands: ReturnType<typeof useCommands>;
  me: string;
  canExplore: boolean;
  grafanaUrl: string | undefined;
  view: ReturnType<typeof useRoomView>;
  dock: RoomDockProps;
  /** What fires. */
  firing: ReactNode;
  /** What was changed around the start of the incident; a narrow screen has it elsewhere. */
  changes: ReactNode;
  shared: SharedRoom;
}

/** The wide part of a room: its panels, what one asks of them, and the dock under them. */
export function RoomEvidence(props: RoomEvidenceProps) {
  const { incident, commands, me, canExplore, grafanaUrl, view, dock, firing, changes, shared } = props;
  const t = useTranslations("room");
  return (
    <section id={ROOM_TABS.graphs} aria-label={t("evidence")} className="relative flex min-h-0 flex-1 flex-col">
      {shared.bar}
      {firing}
      {view.isWide && changes}
      <EvidenceExplore
        room={String(incident.number)}
        userId={me}
        isAllowed={canExplore}
        grafanaUrl={grafanaUrl}
        readRange={view.readRange}
        onOpen={view.showEvidence}
      >
        {(explore) => (
          <EvidencePane
            incident={incident}
            commands={commands}
            shown={view.shown}
            active={view.hasGraphs}
            grafanaUrl={grafanaUrl}
            isFull={view.full === "wide"}
            onFull={() => view.toggleFull("wide")}
            onShow={(uid) => {
              shared.byMyself();
              view.showOne(uid);
            }}
            onShowPinned={() => {
              shared.byMyself();
              view.showPinned();
            }}
            onStage={shared.onStage}
            tools={shared.tools}
            onRange={view.setRange}
            onExplore={explore}
          />
        )}
      </EvidenceExplore>
      {view.isWide && <RoomDock {...dock} />}
    </section>
  );
}
