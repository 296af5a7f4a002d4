"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { EvidenceCards } from "@/app/(console)/incidents/[number]/evidence-cards";
import { EvidenceExplore } from "@/app/(console)/incidents/[number]/evidence-explore";
import { EvidencePane, type Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import { rememberSplit, SPLIT_MAX, SPLIT_MIN } from "@/app/(console)/incidents/[number]/room-split";
import { RoomDock } from "@/app/(console)/incidents/[number]/room-dock";
import { ROOM_TABS, type RoomTab, RoomTabs } from "@/app/(console)/incidents/[number]/room-tabs";
import { useReplayRoom } from "@/app/(console)/incidents/[number]/use-replay-room";
import { useSharedRoom } from "@/app/(console)/incidents/[number]/use-shared-room";
import { useRoomTools } from "@/app/(console)/incidents/[number]/use-room-tools";
import { WhatChanged } from "@/app/_features/change/what-changed";
import { CatchUpChip } from "@/app/_features/command/catch-up/catch-up-chip";
import { CatchUpDialog } from "@/app/_features/command/catch-up/catch-up-dialog";
import { IncidentHeader } from "@/app/_features/incident/room/incident-header";
import { NowPane } from "@/app/_features/incident/room/now-pane";
import { useCommands } from "@/app/_features/incident/room/use-commands";
import { useIncident } from "@/app/_features/incident/room/use-incident";
import { ExportMenu } from "@/app/_features/record/export-menu";
import { useKeyEvents } from "@/app/_features/replay/moments/use-key-events";
import { useKeyMoments } from "@/app/_features/replay/moments/use-key-moments";
import { SearchPanel } from "@/app/_features/search/search-panel";
import { ShareDialog } from "@/app/_features/share/share-dialog";
import { TaskList } from "@/app/_features/task/task-list";
import { CommandsContext } from "@/app/_features/timeline/composer/commands-context";
import { Timeline } from "@/app/_features/timeline/timeline";
import { FollowContext } from "@/app/_lib/follow-context";
import { hoveredMoments } from "@/app/_lib/hovered-moments";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useMediaQuery } from "@/app/_lib/use-media-query";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { SplitPanes } from "@/app/_ui/split-panes";
import type { CommandName } from "@/server/command/contract/commands";
import type { IncidentDetail, Person } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";

export interface WarRoomProps {
  initialIncident: IncidentDetail;
  initialEvents: TimelineEvent[];
  lastSeq: number;
  me: Person;
  /** Width of the timeline in per cent. */
  split: number;
  grafanaUrl: string | undefined;
  /** Whether this person may ask queries of their own. */
  canExplore: boolean;
  /** Commands that this person may use. */
  allowedCommands: readonly CommandName[];
  /** How far this person had read before; null on a first visit. */
  readSeq: number | null;
  /** Whether this person may delete and pin what others said. */
  canModerate: boolean;
  /** Ids of the teams of this person. */
  teams: readonly string[];
}

const HOUR_MS = 3_600_000;

/** Evidence beside the conversation; on a phone one of three tabs. */
export function WarRoom(props: WarRoomProps) {
  const { initialIncident, initialEvents, lastSeq, me, split, grafanaUrl, canExplore, allowedCommands, readSeq } =
    props;
  const { canModerate, teams } = props;
  const t = useTranslations("room");
  const errorText = useErrorText();
  const { incident, error, refetch, updatedAt } = useIncident(initialIncident);
  const commands = useCommands(incident.number);
  const [tab, setTab] = useState<RoomTab>("now");
  const [full, setFull] = useState<"wide" | "side" | null>(null);
  const asked = useSearchParams().get("dashboard");
  // Decided once: a panel that somebody pins later does not take the page from who reads a dashboard.
  const [showsPinned, setShowsPinned] = useState(asked === null && incident.panels.length > 0);
  const [dashboard, setDashboard] = useState<string | null>(asked);
  const wide = useMediaQuery("(min-width: 900px)");
  const [graphsSeen, setGraphsSeen] = useState(false);
  const range = useRef<{ from: number; to: number } | null>(null);
  const shownDashboard = incident.dashboards.find(({ uid }) => uid === dashboard) ?? incident.dashboards[0] ?? null;
  const shown: Shown = showsPinned ? "pinned" : shownDashboard;
  const readRange = useCallback(() => range.current ?? { from: Date.now() - HOUR_MS, to: Date.now() }, []);
  const showEvidence = useCallback(() => setFull((now) => (now === "side" ? null : now)), []);
  const toggleFull = (pane: "wide" | "side") => setFull((now) => (now === pane ? null : pane));
  useShortcuts({ evidenceFull: () => toggleFull("wide"), timelineFull: () => toggleFull("side") });

  const showOne = useCallback((uid: string) => {
    setShowsPinned(false);
    setDashboard(uid);
  }, []);
  const showDashboard = useCallback(
    (uid: string) => {
      showOne(uid);
      showEvidence();
      setTab("graphs");
      setGraphsSeen(true);
    },
    [showOne, showEvidence],
  );

  const showTimeline = useCallback(() => {
    setFull((now) => (now === "wide" ? null : now));
    setTab("timeline");
  }, []);
  const showTasks = useCallback(() => {
    showEvidence();
    setTab("now");
  }, [showEvidence]);
  const tools = useRoomTools({ incident, allowedCommands, readRange, showTimeline, showTasks });
  const revealGraphs = useCallback(() => {
    showEvidence();
    setTab("graphs");
    setGraphsSeen(true);
  }, [showEvidence]);
  const showPinned = useCallback(() => setShowsPinned(true), []);
  const shared = useSharedRoom({ incident, me: me.id, shown, showOne, showPinned, reveal: revealGraphs });
  const keyEvents = useKeyEvents(incident.number);
  const keyMoments = useKeyMoments(keyEvents.events);
  const deployments = keyEvents.events.filter(({ kind }) => kind === "deployment").length;
  const changesVersion = `${deployments} ${incident.services.map(({ id }) => id).join(" ")}`;
  const replay = useReplayRoom({
    incident,
    me,
    stage: shared.stage,
    events: keyEvents.events,
    moments: keyMoments,
    onOpen: shared.byMyself,
  });
  const { heard: heardByTools } = tools;
  const { heard: heardByMarks } = keyEvents;
  const { heard: heardByReplay } = replay;
  const heard = useCallback(
    (event: TimelineEvent) => {
      heardByTools(event);
      heardByMarks(event);
      heardByReplay(event);
    },
    [heardByTools, heardByMarks, heardByReplay],
  );

  // Who may not see it any more keeps nothing of it on the screen: the page is asked for anew, and is not there.
  const isGone = error !== null && refusalOf(error).code === "NOT_FOUND";
  useEffect(() => {
    if (isGone) window.location.reload();
  }, [isGone]);
  const onIncidentEvent = useCallback(() => void refetch(), [refetch]);
  const { roles } = incident;
  const meant = useMemo(
    () => [...teams, ...roles.flatMap(({ role, person }) => (person.id === me.id ? [role] : []))],
    [teams, roles, me.id],
  );
  const [unread, setUnread] = useState(0);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <IncidentHeader
        incident={replay.headerIncident}
        commands={commands}
        me={me}
        compact={tab !== "now"}
        actions={
          <>
            {replay.button}
            {incident.canExport && <ExportMenu incidentNumber={incident.number} />}
            {incident.canShare && (
              <ShareDialog
                incidentNumber={incident.number}
                dashboardUid={showsPinned ? null : (shownDashboard?.uid ?? null)}
                readRange={readRange}
              />
            )}
          </>
        }
      />
      {error && (
        <ErrorNotice
          tone="warning"
          title={t("stale")}
          since={new Date(updatedAt).toISOString()}
          onRetry={() => void refetch()}
        >
          {errorText(error)}
        </ErrorNotice>
      )}
      {!replay.isOn && shared.lines}
      {replay.bar}
      {tab === "now" && (
        <div id={ROOM_TABS.now} role="tabpanel" className="min-h-0 flex-1 overflow-y-auto room:hidden">
          {!wide && <WhatChanged incidentNumber={incident.number} version={changesVersion} />}
          <NowPane incident={replay.incident} commands={commands} me={me} />
          {!wide && <TaskList tasks={tools.tasks} canUpdate={incident.canUpdate} fieldRef={tools.taskField} />}
        </div>
      )}
      <SplitPanes
        label={t("split")}
        initialPercent={split}
        minPercent={SPLIT_MIN}
        maxPercent={SPLIT_MAX}
        onSettled={rememberSplit}
        full={full}
        narrow={tab === "graphs" ? "wide" : tab === "timeline" ? "side" : null}
        wide={
          <section id={ROOM_TABS.graphs} aria-label={t("evidence")} className="relative flex min-h-0 flex-1 flex-col">
            {shared.bar}
            {wide && <WhatChanged incidentNumber={incident.number} version={changesVersion} />}
            <EvidenceExplore
              room={String(incident.number)}
              userId={me.id}
              isAllowed={canExplore}
              grafanaUrl={grafanaUrl}
              readRange={readRange}
              onOpen={showEvidence}
            >
              {(explore) => (
                <EvidencePane
                  incident={incident}
                  commands={commands}
                  shown={shown}
                  // A phone loads the panels when somebody asks for them.
                  active={wide || graphsSeen}
                  grafanaUrl={grafanaUrl}
                  isFull={full === "wide"}
                  onFull={() => toggleFull("wide")}
                  onShow={(uid) => {
                    shared.byMyself();
                    showOne(uid);
                  }}
                  onShowPinned={() => {
                    shared.byMyself();
                    showPinned();
                  }}
                  onStage={shared.onStage}
                  tools={shared.tools}
                  onRange={(from, to) => {
                    range.current = { from, to };
                  }}
                  onExplore={explore}
                />
              )}
            </EvidenceExplore>
            {wide && (
              <RoomDock
                tasks={tools.tasks}
                canUpdate={incident.canUpdate}
                open={tools.isDockOpen}
                onOpenChange={tools.setDockOpen}
                fieldRef={tools.taskField}
              />
            )}
          </section>
        }
        side={
          <section
            id={ROOM_TABS.timeline}
            aria-label={t("timeline")}
            className="relative flex min-h-0 flex-1 flex-col"
            {...hoveredMoments}
          >
            <CatchUpChip readSeq={readSeq} lastSeq={lastSeq} onOpen={tools.catchUp.start} />
            <CommandsContext value={tools.commands}>
              <EvidenceCards
                room={String(incident.number)}
                dashboards={incident.dashboards}
                onDashboard={showDashboard}
              >
                <div inert={replay.isOn} className="flex min-h-0 flex-1 flex-col">
                  <FollowContext value={replay.isOn ? null : shared.follow}>
                    <Timeline
                      incidentNumber={incident.number}
                      userId={me.id}
                      userName={me.name}
                      initialEvents={initialEvents}
                      readUpTo={readSeq}
                      canPost={incident.canPost}
                      canModerate={canModerate}
                      meant={meant}
                      onEvent={heard}
                      onIncidentEvent={onIncidentEvent}
                      onReveal={showTimeline}
                      onUnread={setUnread}
                      renderSearch={(search) => <SearchPanel {...search} />}
                    />
                  </FollowContext>
                </div>
                {replay.timeline}
              </EvidenceCards>
            </CommandsContext>
          </section>
        }
      />
      <CatchUpDialog
        incidentNumber={incident.number}
        open={tools.catchUp.open}
        onClose={tools.catchUp.onClose}
        onShow={tools.catchUp.onShow}
      />
      <RoomTabs
        tab={tab}
        unread={unread}
        onTab={(next) => {
          setTab(next);
          if (next === "graphs") setGraphsSeen(true);
        }}
      />
    </div>
  );
}
