import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { adoptGrafanaUrl, bootGrafana } from "./boot/boot-grafana";
import type { DashboardViewProps } from "./dashboard-view";
import { DashboardFailure } from "./dashboard-failure";
import { DashboardSkeleton } from "./dashboard-skeleton";
import { RoomFailure, roomApi } from "./data/room-api";
import { whenDrawn } from "./glance/when-drawn";
import { GrafanaSurface } from "./grafana-surface";
import { buildDashboard } from "./scene/build-dashboard";
import type { DashboardScene } from "./scene/dashboard-scene";
import type { SceneHost } from "./scene/scene-host";
import { SceneOnStage } from "./scene-on-stage";
import { useSayFailure } from "./use-say-failure";

export interface DashboardStageProps extends DashboardViewProps {
  /** Told when what is in view has been drawn, or has said why it cannot be. */
  onDrawn?: () => void;
}

/** While Grafana is away the dashboard is asked for again by itself. */
const AGAIN_MS = 15_000;

type Shown = { scene: DashboardScene } | { failure: RoomFailure } | null;

const asFailure = (error: unknown): RoomFailure =>
  error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error));

/** Reads a dashboard and draws it. Mounted anew for another room, dashboard, theme or language. */
export function DashboardStage(props: DashboardStageProps) {
  const { room, dashboardUid, theme, locale, grafanaUrl, fixedRange, initialRange, readOnly = false } = props;
  const words = useTranslations("panels");
  const sceneWords = useTranslations("scene");
  const say = useSayFailure();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [shown, setShown] = useState<Shown>(null);
  const [tries, setTries] = useState(0);
  const fixedFrom = fixedRange?.from;
  const fixedTo = fixedRange?.to;

  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      const [dataSources, settings, dashboard] = await Promise.all([
        bootGrafana(
          locale,
          [words, sceneWords].map((some) => some.raw("packages") as Record<string, unknown>),
        ),
        roomApi.settings(room, abort.signal),
        roomApi.dashboard(room, dashboardUid, abort.signal),
      ]);
      dataSources.add(settings.dataSources);
      const fixed = fixedFrom !== undefined && fixedTo !== undefined;
      const range = fixed
        ? { from: new Date(fixedFrom).toISOString(), to: new Date(fixedTo).toISOString() }
        : (initialRange ?? { from: dashboard.time.from, to: dashboard.time.to });
      const links = readOnly ? null : (grafanaUrl ?? settings.grafanaUrl).replace(/\/+$/, "") || null;
      const host: SceneHost = {
        words: sceneWords,
        dashboards: () => latest.current.dashboards ?? [],
        showDashboard: (uid) => latest.current.onShowDashboard?.(uid),
        pins: () => latest.current.pins ?? null,
        posts: () => latest.current.posts ?? null,
        mayExplore: () => latest.current.mayExplore === true,
      };
      adoptGrafanaUrl(links);
      const context = { room, say, grafanaUrl: links };
      if (!abort.signal.aborted) setShown({ scene: buildDashboard(dashboard, { context, host, range, fixed }) });
    };
    load().catch((error: unknown) => !abort.signal.aborted && setShown({ failure: asFailure(error) }));
    return () => abort.abort();
    // What the scene is made of is fixed while it is mounted: the key of this component changes with it.
  }, [tries]); // oxlint-disable-line react-hooks/exhaustive-deps

  const failure = shown && "failure" in shown ? shown.failure : null;
  useEffect(() => {
    if (!failure?.code.match(/^(GRAFANA|SERVER)_/)) return undefined;
    const timer = setTimeout(() => setTries((tried) => tried + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [failure]);

  const tellDrawn = useEffectEvent(() => props.onDrawn?.());
  useEffect(() => {
    if (failure) return tellDrawn();
    return shown && "scene" in shown ? whenDrawn(shown.scene, () => tellDrawn()) : undefined;
  }, [shown, failure]);

  if (failure) return <DashboardFailure failure={failure} onRetry={() => setTries(tries + 1)} />;
  if (!shown || !("scene" in shown)) return <DashboardSkeleton />;
  return (
    <GrafanaSurface theme={theme}>
      <SceneOnStage
        scene={shown.scene}
        synced={fixedFrom === undefined}
        onRangeChange={props.onRangeChange}
        onStage={props.onStage}
      />
    </GrafanaSurface>
  );
}
