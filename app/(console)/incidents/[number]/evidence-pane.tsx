"use client";

import { Check, ChartLine, LayoutDashboard, LayoutGrid, Maximize2, Minimize2, Pin, Telescope } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { DashboardView, type ShownRange } from "@/app/_features/dashboard/dashboard-view";
import { PinnedPane } from "@/app/(console)/incidents/[number]/pinned-pane";
import { usePanelPins } from "@/app/(console)/incidents/[number]/use-panel-pins";
import { usePanelPosts } from "@/app/(console)/incidents/[number]/use-panel-posts";
import { DashboardsDialog } from "@/app/_features/incident/room/dashboards-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { IconButton } from "@/app/_ui/icon-button";
import type { RoomStage } from "@/app/_lib/room-stage";
import type { IncidentDetail } from "@/server/incident/contract";

type Dashboard = IncidentDetail["dashboards"][number];

/** What the evidence shows: one dashboard, or the pinned panels. */
export type Shown = Dashboard | "pinned" | null;

export interface EvidencePaneProps {
  incident: IncidentDetail;
  commands: ReturnType<typeof useCommands>;
  shown: Shown;
  /** False while nobody has asked to see it. */
  active: boolean;
  grafanaUrl: string | undefined;
  isFull: boolean;
  onFull: () => void;
  onShow: (uid: string) => void;
  onShowPinned: () => void;
  /** Called with epoch milliseconds. */
  onRange: (from: number, to: number) => void;
  /** Absent for those who may not ask queries of their own. */
  onExplore?: () => void;
  /** Told when panels are there that can be led from outside, and null when they are gone. */
  onStage: (stage: RoomStage | null) => void;
  /** Buttons of other features. */
  tools?: ReactNode;
}

const TAB =
  "inline-flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm text-secondary hover:text-primary focus-visible:-outline-offset-2 aria-pressed:border-focus aria-pressed:text-primary";

export function EvidencePane(props: EvidencePaneProps) {
  const { incident, commands, shown, active, grafanaUrl, isFull, onFull, onShow, onShowPinned, onRange } = props;
  const explore = useTranslations("explore");
  const evidence = useTranslations("evidence");
  const t = useTranslations("room");
  const locale = useLocale();
  const theme = useResolvedTheme();
  const [picking, setPicking] = useState(false);
  const [arranging, setArranging] = useState(false);
  const { dashboards, panels, canUpdate } = incident;
  const pins = usePanelPins(incident, commands.run);
  const posts = usePanelPosts(incident);
  const dashboard = shown === "pinned" ? null : shown;
  const isPinned = shown === "pinned";
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tabs.current?.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown, active]);
  const canArrange = canUpdate && isPinned && panels.length > 0;
  const common = {
    active,
    room: String(incident.number),
    theme,
    locale,
    grafanaUrl,
    dashboards,
    onShowDashboard: onShow,
    onRangeChange: ({ absoluteFrom, absoluteTo }: ShownRange) => onRange(absoluteFrom, absoluteTo),
    onStage: props.onStage,
    pins,
    posts,
    mayExplore: props.onExplore !== undefined,
  };
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-weak px-2 room:px-4">
        <div ref={tabs} className="flex h-full min-w-0 grow gap-1 overflow-x-auto">
          {(panels.length > 0 || isPinned || (canUpdate && dashboards.length > 0)) && (
            <button type="button" aria-pressed={isPinned} onClick={onShowPinned} className={TAB}>
              <Pin aria-hidden size={14} />
              {evidence("pinned")}
              {panels.length > 0 && <span className="tabular text-xs text-secondary">{panels.length}</span>}
            </button>
          )}
          {dashboards.map(({ uid, title }) => (
            <button
              key={uid}
              type="button"
              aria-pressed={uid === dashboard?.uid}
              onClick={() => onShow(uid)}
              className={TAB}
            >
              {title || uid}
            </button>
          ))}
        </div>
        {canArrange && (
          <IconButton
            label={evidence(arranging ? "arrangeOff" : "arrangeOn")}
            aria-pressed={arranging}
            icon={arranging ? <Check aria-hidden size={16} /> : <LayoutGrid aria-hidden size={16} />}
            onClick={() => setArranging(!arranging)}
            className="aria-pressed:bg-hover aria-pressed:text-primary"
          />
        )}
        {props.tools}
        {props.onExplore && (
          <IconButton
            label={explore("open")}
            shortcut="q"
            icon={<Telescope aria-hidden size={16} />}
            onClick={props.onExplore}
          />
        )}
        {canUpdate && (
          <IconButton
            label={t("dashboards.heading")}
            icon={<LayoutDashboard aria-hidden size={16} />}
            onClick={() => setPicking(true)}
          />
        )}
        <IconButton
          label={t(isFull ? "leaveFull" : "evidenceFull")}
          shortcut="["
          icon={isFull ? <Minimize2 aria-hidden size={16} /> : <Maximize2 aria-hidden size={16} />}
          onClick={onFull}
          className="max-room:hidden"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-2 room:p-3">
        {dashboard && <DashboardView key={dashboard.uid} {...common} dashboardUid={dashboard.uid} />}
        {isPinned && (
          <PinnedPane
            incident={incident}
            view={common}
            arranging={arranging && canArrange}
            onDone={() => setArranging(false)}
            onArrange={(to, settled) => commands.run({ kind: "arrange", to }, settled)}
            onUnpin={(id) => commands.run({ kind: "unpin", id })}
          />
        )}
        {!shown && (
          <EmptyState
            icon={<ChartLine aria-hidden size={28} />}
            title={t("dashboards.empty")}
            actions={canUpdate && <Button onClick={() => setPicking(true)}>{t("dashboards.add")}</Button>}
          >
            {t("dashboards.emptyHint")}
          </EmptyState>
        )}
      </div>
      {picking && (
        <DashboardsDialog
          dashboards={dashboards}
          onClose={() => setPicking(false)}
          onSave={(to) => commands.run({ kind: "dashboards", to })}
        />
      )}
    </>
  );
}
