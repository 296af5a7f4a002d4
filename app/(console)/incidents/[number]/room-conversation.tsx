"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { EvidenceCards } from "@/app/(console)/incidents/[number]/evidence-cards";
import { ROOM_TABS } from "@/app/(console)/incidents/[number]/room-tabs";
import type { useRoomTools } from "@/app/(console)/incidents/[number]/use-room-tools";
import type { useRoomView } from "@/app/(console)/incidents/[number]/use-room-view";
import { CatchUpChip } from "@/app/_features/command/catch-up/catch-up-chip";
import { SearchPanel } from "@/app/_features/search/search-panel";
import { CommandsContext } from "@/app/_features/timeline/composer/commands-context";
import { Timeline } from "@/app/_features/timeline/timeline";
import { type AlertTarget, AlertTargetContext } from "@/app/_lib/alert-target";
import { type Follow, FollowContext } from "@/app/_lib/follow-context";
import { hoveredMoments } from "@/app/_lib/hovered-moments";
import type { IncidentDetail, Person } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";

export interface RoomConversationProps {
  incident: IncidentDetail;
  me: Person;
  initialEvents: TimelineEvent[];
  lastSeq: number;
  /** How far this person had read before; null on a first visit. */
  readSeq: number | null;
  canModerate: boolean;
  /** Ids of the teams of this person. */
  teams: readonly string[];
  view: ReturnType<typeof useRoomView>;
  tools: ReturnType<typeof useRoomTools>;
  /** Whom one may follow from here; null while the room is replayed. */
  follow: Follow | null;
  /** The timeline as it was, over the one that goes on; empty while nothing is replayed. */
  replayed: ReactNode;
  onEvent: (event: TimelineEvent) => void;
  onIncidentEvent: () => void;
  onUnread: (count: number) => void;
  /** Shows an alert that a line tells of. */
  onAlert: (target: AlertTarget) => void;
}

/** The side of a room where people talk. */
export function RoomConversation(props: RoomConversationProps) {
  const { incident, me, readSeq, teams, view, tools, follow, replayed } = props;
  const t = useTranslations("room");
  const { roles } = incident;
  const meant = useMemo(
    () => [...teams, ...roles.flatMap(({ role, person }) => (person.id === me.id ? [role] : []))],
    [teams, roles, me.id],
  );
  return (
    <section
      id={ROOM_TABS.timeline}
      aria-label={t("timeline")}
      className="relative flex min-h-0 flex-1 flex-col"
      {...hoveredMoments}
    >
      <CatchUpChip readSeq={readSeq} lastSeq={props.lastSeq} onOpen={tools.catchUp.start} />
      <AlertTargetContext value={props.onAlert}>
        <CommandsContext value={tools.commands}>
          <EvidenceCards
            room={String(incident.number)}
            dashboards={incident.dashboards}
            onDashboard={view.showDashboard}
          >
            <div inert={Boolean(replayed)} className="flex min-h-0 flex-1 flex-col">
              <FollowContext value={follow}>
                <Timeline
                  incidentNumber={incident.number}
                  userId={me.id}
                  userName={me.name}
                  initialEvents={props.initialEvents}
                  readUpTo={readSeq}
                  canPost={incident.canPost}
                  canModerate={props.canModerate}
                  meant={meant}
                  onEvent={props.onEvent}
                  onIncidentEvent={props.onIncidentEvent}
                  onReveal={view.showTimeline}
                  onUnread={props.onUnread}
                  renderSearch={(search) => <SearchPanel {...search} />}
                />
              </FollowContext>
            </div>
            {replayed}
          </EvidenceCards>
        </CommandsContext>
      </AlertTargetContext>
    </section>
  );
}
