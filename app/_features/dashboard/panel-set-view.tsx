"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ComponentType } from "react";
import type { PinnedPanel } from "@/server/incident/contract";
import type { Placed } from "@/server/incident/rules/arrange-panels";
import failure from "./dashboard-failure.module.css";
import { DashboardSkeleton } from "./dashboard-skeleton";
import type { DashboardViewProps } from "./dashboard-view";
import { setGrafanaBootData } from "./grafana-boot-data";
import { PanelSkeleton } from "./panels/panel-skeleton";

export interface PanelSetViewProps extends Pick<
  DashboardViewProps,
  | "room"
  | "theme"
  | "locale"
  | "grafanaUrl"
  | "fixedRange"
  | "initialRange"
  | "active"
  | "dashboards"
  | "onShowDashboard"
  | "onRangeChange"
  | "onStage"
  | "pins"
  | "posts"
  | "mayExplore"
> {
  /** In their order; they may come, go and change places while they are shown. */
  panels: readonly PinnedPanel[];
  /** It stands in a page that is about something else: the address is not its own, and it has no controls. */
  isBeside?: boolean;
  /** Panels have handles to change their order and sizes. */
  arranging: boolean;
  /** `settled` is to be called when the arrangement was taken or refused. */
  onArrange: (panels: Placed[], settled: () => void) => void;
  onUnpin: (id: string) => void;
}

type Stage = ComponentType<PanelSetViewProps>;

let loadedStage: Stage | null = null;

/** Chosen panels of several dashboards together. The packages that draw them are loaded when they are needed. */
export function PanelSetView(props: PanelSetViewProps) {
  const { room, theme, locale, active = true } = props;
  const words = useTranslations("panels");
  const [stage, setStage] = useState<{ Stage: Stage } | "failed" | null>(loadedStage && { Stage: loadedStage });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (!active) return undefined;
    let wanted = true;
    setGrafanaBootData(theme, locale);
    import("./pinned/panel-set-stage").then(
      ({ PanelSetStage }) => {
        loadedStage = PanelSetStage;
        if (wanted) setStage({ Stage: PanelSetStage });
      },
      () => wanted && setStage("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [theme, locale, tries, active]);

  if (stage === "failed") {
    return (
      <div role="alert" className={failure.card}>
        <p>{words("dashboard.notLoaded")}</p>
        <button type="button" className={failure.action} onClick={() => setTries(tries + 1)}>
          {words("retry")}
        </button>
      </div>
    );
  }
  if (!stage) return props.isBeside ? <PanelSkeleton /> : <DashboardSkeleton />;
  return <stage.Stage {...props} key={`${room} ${theme} ${locale}`} />;
}
