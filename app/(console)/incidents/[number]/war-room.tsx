"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { EvidenceExplore } from "@/app/(console)/incidents/[number]/evidence-explore";
import { EvidencePane, type Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import { rememberSplit, SPLIT_MAX, SPLIT_MIN } from "@/app/(console)/incidents/[number]/room-split";
import { ROOM_TABS, type RoomTab, RoomTabs } from "@/app/(console)/incidents/[number]/room-tabs";
import { IncidentHeader } from "@/app/_features/incident/room/incident-header";
import { NowPane } from "@/app/_features/incident/room/now-pane";
import { useCommands } from "@/app/_features/incident/room/use-commands";
import { useIncident } from "@/app/_features/incident/room/use-incident";
import { ShareDialog } from "@/app/_features/share/share-dialog";
import { Timeline } from "@/app/_features/timeline/timeline";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useKeys } from "@/app/_lib/use-keys";
import { useMediaQuery } from "@/app/_lib/use-media-query";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { SplitPanes } from "@/app/_ui/split-panes";
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
}

const HOUR_MS = 3_600_000;

/** Evidence beside the conversation; on a phone one of three tabs. */
export function WarRoom(props: WarRoomProps) {
  const { initialIncident, initialEvents, lastSeq, me, split, grafanaUrl, canExplore } = props;
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
  useKeys({ "[": () => toggleFull("wide"), "]": () => toggleFull("side") });

  const onIncidentEvent = useCallback(() => void refetch(), [refetch]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <IncidentHeader
        incident={incident}
        commands={commands}
        me={me}
        compact={tab !== "now"}
        actions={
          incident.canShare && (
            <ShareDialog
              incidentNumber={incident.number}
              dashboardUid={showsPinned ? null : (shownDashboard?.uid ?? null)}
              readRange={readRange}
            />
          )
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
      {tab === "now" && (
        <div id={ROOM_TABS.now} role="tabpanel" className="min-h-0 flex-1 overflow-y-auto room:hidden">
          <NowPane incident={incident} commands={commands} me={me} />
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
          <section id={ROOM_TABS.graphs} aria-label={t("evidence")} className="flex min-h-0 flex-1 flex-col">
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
                    setShowsPinned(false);
                    setDashboard(uid);
                  }}
                  onShowPinned={() => setShowsPinned(true)}
                  onRange={(from, to) => {
                    range.current = { from, to };
                  }}
                  onExplore={explore}
                />
              )}
            </EvidenceExplore>
          </section>
        }
        side={
          <section id={ROOM_TABS.timeline} aria-label={t("timeline")} className="flex min-h-0 flex-1 flex-col">
            <Timeline
              incidentNumber={incident.number}
              userId={me.id}
              userName={me.name}
              initialEvents={initialEvents}
              lastSeq={lastSeq}
              canPost={incident.canPost}
              onIncidentEvent={onIncidentEvent}
            />
          </section>
        }
      />
      <RoomTabs
        tab={tab}
        onTab={(next) => {
          setTab(next);
          if (next === "graphs") setGraphsSeen(true);
        }}
      />
    </div>
  );
}
