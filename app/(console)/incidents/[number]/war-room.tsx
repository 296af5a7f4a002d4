"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { RoomConversation } from "@/app/(console)/incidents/[number]/room-conversation";
import { RoomEvidence } from "@/app/(console)/incidents/[number]/room-evidence";
import { rememberSplit, SPLIT_MAX, SPLIT_MIN } from "@/app/(console)/incidents/[number]/room-split";
import { ROOM_TABS, RoomTabs } from "@/app/(console)/incidents/[number]/room-tabs";
import { useAlertsRoom } from "@/app/(console)/incidents/[number]/use-alerts-room";
import { useFieldsTab } from "@/app/(console)/incidents/[number]/use-fields-tab";
import { useNextUpdate } from "@/app/(console)/incidents/[number]/use-next-update";
import { useReplayRoom } from "@/app/(console)/incidents/[number]/use-replay-room";
import { useRoomTools } from "@/app/(console)/incidents/[number]/use-room-tools";
import { useRoomView } from "@/app/(console)/incidents/[number]/use-room-view";
import { useSharedRoom } from "@/app/(console)/incidents/[number]/use-shared-room";
import { useTasksTab } from "@/app/(console)/incidents/[number]/use-tasks-tab";
import { WhatChanged } from "@/app/_features/change/what-changed";
import { CatchUpDialog } from "@/app/_features/command/catch-up/catch-up-dialog";
import { FieldsSection } from "@/app/_features/incident/fields/fields-section";
import { MergeBanner } from "@/app/_features/incident/merge/merge-banner";
import { useMergeEvents } from "@/app/_features/incident/merge/use-merge-events";
import { MergeButton } from "@/app/_features/incident/merge/merge-button";
import { SeenBefore } from "@/app/_features/incident/similar/seen-before";
import { IncidentHeader } from "@/app/_features/incident/room/incident-header";
import { ChecklistSection } from "@/app/_features/incident/room/checklist/checklist-section";
import { NowPane } from "@/app/_features/incident/room/now-pane";
import { PauseBanner } from "@/app/_features/incident/room/pause/pause-banner";
import { useCommands } from "@/app/_features/incident/room/use-commands";
import { useIncident } from "@/app/_features/incident/room/use-incident";
import { TriageBar } from "@/app/_features/incident/triage/triage-bar";
import { NotificationOffer } from "@/app/_features/notification/notification-offer";
import { useRoomNotices } from "@/app/_features/notification/use-room-notices";
import { useKeptTitle } from "@/app/_features/offline/use-kept-title";
import { ExportMenu } from "@/app/_features/record/export-menu";
import { useKeyEvents } from "@/app/_features/replay/moments/use-key-events";
import { ShareDialog } from "@/app/_features/share/share-dialog";
import { SilenceStarter } from "@/app/_features/silence/silence-starter";
import { TaskList } from "@/app/_features/task/task-list";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { usePageKeptAt } from "@/app/_lib/use-page-kept-at";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { SplitPanes } from "@/app/_ui/split-panes";
import type { RoomFirings } from "@/server/alert/contract/room-firings";
import type { CommandName } from "@/server/command/contract/commands";
import type { IncidentDetail, Person } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";

export interface WarRoomProps {
  initialIncident: IncidentDetail;
  initialEvents: TimelineEvent[];
  initialFirings: RoomFirings;
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

/** Evidence beside the conversation; on a phone one of three tabs. */
export function WarRoom(props: WarRoomProps) {
  const { initialIncident, lastSeq, me, grafanaUrl, canExplore, allowedCommands, readSeq } = props;
  const t = useTranslations("room");
  const errorText = useErrorText();
  const { incident, error, refetch, updatedAt } = useIncident(initialIncident);
  useKeptTitle(incident.number, incident.title);
  // A page that was kept says so itself.
  const keptAt = usePageKeptAt();
  const commands = useCommands(incident.number);
  const view = useRoomView(incident);
  const { tab, full, shown, readRange, showOne, showPinned, showTimeline, showTasks, showGraphs } = view;
  const tools = useRoomTools({ incident, allowedCommands, readRange, showTimeline, showTasks });
  const shared = useSharedRoom({ incident, me: me.id, shown, showOne, showPinned, reveal: showGraphs });
  const { stage, byMyself: onOpen } = shared;
  const keyEvents = useKeyEvents(incident.number, stage);
  const replay = useReplayRoom({ incident, me, stage, keyEvents: keyEvents.events, onOpen });
  const tasks = replay.tasks ? { ...tools.tasks, tasks: replay.tasks } : tools.tasks;
  const { dock, taskField } = tools;
  const checklist = replay.isOn ? null : <ChecklistSection incident={incident} run={commands.run} />;
  const tasksTab = useTasksTab({
    first: checklist,
    tasks,
    canUpdate: replay.incident.canUpdate,
    fieldRef: taskField,
    onLeave: () => dock.show(null),
  });
  const alerts = useAlertsRoom({
    incident,
    initial: props.initialFirings,
    at: replay.at,
    view,
    dock,
    commands,
    goTo: shared.goTo,
    canSilence: allowedCommands.includes("silence"),
  });
  const fieldsTab = useFieldsTab({ incident, view, dock, isPast: replay.isOn });
  const dockTabs = fieldsTab ? [alerts.tab, tasksTab, fieldsTab] : [alerts.tab, tasksTab];
  const nextUpdate = useNextUpdate(incident);
  const { teams, initialEvents } = props;
  const notices = useRoomNotices({ incident, me: me.id, teams, initialEvents });
  const merges = useMergeEvents();
  const onEvent = (event: TimelineEvent) => {
    for (const { heard } of [tools, keyEvents, replay, nextUpdate, notices, merges]) heard(event);
  };
  const onIncidentEvent = useCallback(() => void refetch(), [refetch]);
  const [unread, setUnread] = useState(0);
  const deployments = keyEvents.events.filter(({ kind }) => kind === "deployment").length;
  const changesVersion = `${deployments} ${incident.services.map(({ id }) => id).join(" ")}`;
  const changes = (
    <>
      <SeenBefore incident={incident} />
      <WhatChanged incidentNumber={incident.number} version={changesVersion} />
    </>
  );

  // Who may not see it any more keeps nothing of it on the screen: the page is asked for anew, and is not there.
  const isGone = error !== null && refusalOf(error).code === "NOT_FOUND";
  useEffect(() => {
    if (isGone) window.location.reload();
  }, [isGone]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <IncidentHeader
        incident={replay.headerIncident}
        commands={commands}
        me={me}
        compact={tab !== "now"}
        nextUpdateDueAt={replay.isOn ? null : nextUpdate.dueAt}
        onUpdate={incident.canPost ? tools.startUpdate : undefined}
        actions={
          <>
            {replay.button}
            {!replay.isOn && <MergeButton incident={incident} />}
            {incident.canExport && <ExportMenu incidentNumber={incident.number} />}
            {incident.canShare && (
              <ShareDialog incidentNumber={incident.number} dashboardUid={view.dashboardUid} readRange={readRange} />
            )}
          </>
        }
      />
      {!replay.isOn && <TriageBar incident={incident} />}
      {!replay.isOn && <PauseBanner incident={incident} commands={commands} />}
      {!replay.isOn && <MergeBanner incident={incident} />}
      <NotificationOffer userId={me.id} reason={notices.reason} />
      {error && keptAt === null && (
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
          {!view.isWide && changes}
          <NowPane incident={replay.incident} commands={commands} me={me} firing={!view.isWide && alerts.now} />
          {!view.isWide && !replay.isOn && <FieldsSection incident={incident} />}
          {!view.isWide && checklist}
          {!view.isWide && <TaskList tasks={tasks} canUpdate={replay.incident.canUpdate} fieldRef={taskField} />}
        </div>
      )}
      <SplitPanes
        label={t("split")}
        initialPercent={props.split}
        minPercent={SPLIT_MIN}
        maxPercent={SPLIT_MAX}
        onSettled={rememberSplit}
        full={full}
        narrow={tab === "graphs" ? "wide" : tab === "timeline" ? "side" : null}
        wide={
          <RoomEvidence
            incident={replay.incident}
            me={me.id}
            {...{ changes, commands, canExplore, grafanaUrl, view, shared }}
            firing={alerts.strip}
            dock={{ tabs: dockTabs, open: dock.open, onOpen: dock.show }}
          />
        }
        side={
          <RoomConversation
            {...{ incident, me, lastSeq, readSeq, view, tools, onEvent, onIncidentEvent }}
            initialEvents={initialEvents}
            canModerate={props.canModerate}
            teams={teams}
            follow={replay.isOn ? null : shared.follow}
            replayed={replay.timeline}
            onUnread={setUnread}
            onAlert={alerts.show}
          />
        }
      />
      <SilenceStarter incidentNumber={incident.number} canSilence={allowedCommands.includes("silence")} />
      <CatchUpDialog
        incidentNumber={incident.number}
        open={tools.catchUp.open}
        onClose={tools.catchUp.onClose}
        onShow={tools.catchUp.onShow}
      />
      <RoomTabs tab={tab} unread={unread} onTab={view.setTab} />
    </div>
  );
}
