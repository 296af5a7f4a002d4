"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ComponentType } from "react";
import styles from "./dashboard-failure.module.css";
import { DashboardSkeleton } from "./dashboard-skeleton";
import { setGrafanaBootData, type PanelTheme } from "./grafana-boot-data";
import type { DashboardStageProps } from "./dashboard-stage";

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
  onRangeChange?: (range: ShownRange) => void;
}

type Stage = ComponentType<DashboardStageProps>;

/** A Grafana dashboard in our page. The packages that draw it are loaded in the browser, and only here. */
export function DashboardView(props: DashboardViewProps) {
  const words = useTranslations("panels");
  const [loaded, setLoaded] = useState<{ Stage: Stage } | "failed" | null>(null);
  const [tries, setTries] = useState(0);
  const { theme, locale } = props;

  useEffect(() => {
    let wanted = true;
    setGrafanaBootData(theme, locale);
    import("./dashboard-stage").then(
      ({ DashboardStage }) => wanted && setLoaded({ Stage: DashboardStage }),
      () => wanted && setLoaded("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [theme, locale, tries]);

  if (loaded === "failed") {
    return (
      <div role="alert" className={styles.card}>
        <p>{words("dashboard.notLoaded")}</p>
        <button type="button" className={styles.action} onClick={() => setTries(tries + 1)}>
          {words("retry")}
        </button>
      </div>
    );
  }
  if (!loaded) return <DashboardSkeleton />;
  return <loaded.Stage {...props} key={`${props.room} ${props.dashboardUid} ${theme} ${locale}`} />;
}
