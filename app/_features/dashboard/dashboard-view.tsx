"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type ComponentType } from "react";
import type { RoomStage } from "@/app/_lib/room-stage";
import styles from "./dashboard-failure.module.css";
import { DashboardSkeleton } from "./dashboard-skeleton";
import type { DashboardStageProps } from "./dashboard-stage";
import { FirstGlance } from "./glance/first-glance";
import { glanceAddress } from "./glance/glance-address";
import { setGrafanaBootData, type PanelTheme } from "./grafana-boot-data";
import type { PanelPins, PanelPosts } from "./scene/scene-host";
import layers from "./dashboard-view.module.css";

/** A span as a person chose it (`now-1h`) and as it was when it was chosen, in epoch milliseconds. */
export interface ShownRange {
  from: string;
  to: string;
  absoluteFrom: number;
  absoluteTo: number;
}

export interface DashboardViewProps {
  /** An incident number, or `share-<token>`. */
  room: string;
  dashboardUid: string;
  theme: PanelTheme;
  locale: string;
  /** Address at which people open Grafana; without it there are no links to it. */
  grafanaUrl?: string;
  /** Only this span is shown, in epoch milliseconds. */
  fixedRange?: { from: number; to: number };
  /** What is shown first, unless the address says otherwise. */
  initialRange?: { from: string; to: string };
  readOnly?: boolean;
  /** False while it stands where nobody sees it: then it loads nothing. */
  active?: boolean;
  /** The dashboards that the page can show; links to them lead there. */
  dashboards?: readonly { uid: string; title: string }[];
  onShowDashboard?: (uid: string) => void;
  /** How single panels are kept with the room; without it they cannot be. */
  pins?: PanelPins | null;
  /** How what panels show is posted into the conversation; without it it cannot be. */
  posts?: PanelPosts | null;
  /** Who looks may ask queries of their own, and so see those of panels. */
  mayExplore?: boolean;
  onRangeChange?: (range: ShownRange) => void;
  /** Told when panels are there that can be led from outside, and null when they are gone. */
  onStage?: (stage: RoomStage | null) => void;
}

type Stage = ComponentType<DashboardStageProps>;

/** Kept for the next dashboard: what is there already needs no first glance. */
let loadedStage: Stage | null = null;

/**
 * A Grafana dashboard in our page. Its first screen is painted at once; the packages that draw the whole are loaded in
 * the browser after that, and only here, and take over where they stand.
 */
export function DashboardView(props: DashboardViewProps) {
  const { room, dashboardUid, theme, locale, initialRange, fixedRange, active = true } = props;
  const words = useTranslations("panels");
  const search = useSearchParams();
  const [stage, setStage] = useState<{ Stage: Stage } | "failed" | null>(loadedStage && { Stage: loadedStage });
  const [glance, setGlance] = useState<"waiting" | "settled" | "over">(loadedStage ? "over" : "waiting");
  const [tries, setTries] = useState(0);
  const [src] = useState(() =>
    glanceAddress({ room, dashboardUid, search, initialRange: fixedRange ? undefined : initialRange }),
  );
  const settle = useCallback(() => setGlance((now) => (now === "waiting" ? "settled" : now)), []);
  const isWaiting = glance === "waiting" || !active;

  useEffect(() => {
    if (isWaiting) return undefined;
    let wanted = true;
    setGrafanaBootData(theme, locale);
    import("./dashboard-stage").then(
      ({ DashboardStage }) => {
        loadedStage = DashboardStage;
        if (wanted) setStage({ Stage: DashboardStage });
      },
      () => wanted && setStage("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [theme, locale, tries, isWaiting]);

  if (stage === "failed") {
    return (
      <div role="alert" className={styles.card}>
        <p>{words("dashboard.notLoaded")}</p>
        <button type="button" className={styles.action} onClick={() => setTries(tries + 1)}>
          {words("retry")}
        </button>
      </div>
    );
  }
  const isOver = glance === "over";
  return (
    <div className={layers.layers}>
      {stage && (
        <div className={layers.layer} inert={!isOver}>
          <stage.Stage
            {...props}
            key={`${room} ${dashboardUid} ${theme} ${locale}`}
            onDrawn={() => setGlance("over")}
          />
        </div>
      )}
      {!isOver && (
        <div className={`${layers.layer} ${layers.glance}`}>
          <FirstGlance src={src} label={words("dashboard.loading")} active={active} onSettled={settle}>
            <DashboardSkeleton />
          </FirstGlance>
        </div>
      )}
    </div>
  );
}
