"use client";

import { ChartLine, LayoutDashboard, Maximize2, Minimize2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { DashboardView } from "@/app/_features/dashboard/dashboard-view";
import { DashboardsDialog } from "@/app/_features/incident/room/dashboards-dialog";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";

type Dashboard = IncidentDetail["dashboards"][number];

export interface EvidencePaneProps {
  incident: IncidentDetail;
  shown: Dashboard | null;
  /** False while nobody has asked to see it. */
  active: boolean;
  grafanaUrl: string | undefined;
  isFull: boolean;
  onFull: () => void;
  onShow: (uid: string) => void;
  onDashboards: (dashboards: Dashboard[]) => void;
  /** Called with epoch milliseconds. */
  onRange: (from: number, to: number) => void;
}

export function EvidencePane(props: EvidencePaneProps) {
  const { incident, shown, active, grafanaUrl, isFull, onFull, onShow, onDashboards, onRange } = props;
  const t = useTranslations("room");
  const locale = useLocale();
  const theme = useResolvedTheme();
  const [picking, setPicking] = useState(false);
  const { dashboards, canUpdate } = incident;
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-weak px-2 room:px-4">
        <div className="flex h-full min-w-0 grow gap-1 overflow-x-auto">
          {dashboards.map(({ uid, title }) => (
            <button
              key={uid}
              type="button"
              aria-pressed={uid === shown?.uid}
              onClick={() => onShow(uid)}
              className="shrink-0 border-b-2 border-transparent px-2 text-sm text-secondary hover:text-primary focus-visible:-outline-offset-2 aria-pressed:border-focus aria-pressed:text-primary"
            >
              {title || uid}
            </button>
          ))}
        </div>
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
        {shown && active && (
          <DashboardView
            key={shown.uid}
            room={String(incident.number)}
            dashboardUid={shown.uid}
            theme={theme}
            locale={locale}
            grafanaUrl={grafanaUrl}
            onRangeChange={({ absoluteFrom, absoluteTo }) => onRange(absoluteFrom, absoluteTo)}
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
      {picking && <DashboardsDialog dashboards={dashboards} onClose={() => setPicking(false)} onSave={onDashboards} />}
    </>
  );
}
