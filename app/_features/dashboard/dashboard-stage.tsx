import { UrlSyncContextProvider, sceneGraph } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { bootGrafana } from "./boot/boot-grafana";
import type { DashboardViewProps } from "./dashboard-view";
import { DashboardFailure } from "./dashboard-failure";
import { DashboardSkeleton } from "./dashboard-skeleton";
import { RoomFailure, roomApi } from "./data/room-api";
import { roomContextOf } from "./data/room-context";
import { GrafanaSurface } from "./grafana-surface";
import { PanelLinkContext } from "./panels/panel-link-context";
import { buildDashboard } from "./scene/build-dashboard";
import type { DashboardScene } from "./scene/dashboard-scene";
import { linkOf } from "./scene/link-of";
import { usePanelKeys } from "./use-panel-keys";
import { useSayFailure } from "./use-say-failure";

export type DashboardStageProps = DashboardViewProps;

/** While Grafana is away the dashboard is asked for again by itself. */
const AGAIN_MS = 15_000;

type Shown = { scene: DashboardScene } | { failure: RoomFailure } | null;

const asFailure = (error: unknown): RoomFailure =>
  error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error));

/** Reads a dashboard and draws it. Mounted anew for another room, dashboard, theme or language. */
export function DashboardStage(props: DashboardStageProps) {
  const { room, dashboardUid, theme, locale, grafanaUrl, fixedRange, initialRange, readOnly = false } = props;
  const words = useTranslations("panels");
  const say = useSayFailure();
  const [shown, setShown] = useState<Shown>(null);
  const [tries, setTries] = useState(0);
  const fixedFrom = fixedRange?.from;
  const fixedTo = fixedRange?.to;

  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      const [dataSources, settings, dashboard] = await Promise.all([
        bootGrafana(locale, words.raw("packages") as Record<string, unknown>),
        roomApi.settings(room, abort.signal),
        roomApi.dashboard(room, dashboardUid, abort.signal),
      ]);
      dataSources.add(settings.dataSources);
      const fixed = fixedFrom !== undefined && fixedTo !== undefined;
      const range = fixed
        ? { from: new Date(fixedFrom).toISOString(), to: new Date(fixedTo).toISOString() }
        : (initialRange ?? { from: dashboard.time.from, to: dashboard.time.to });
      const links = readOnly ? null : (grafanaUrl ?? settings.grafanaUrl).replace(/\/+$/, "") || null;
      const context = {
        room,
        say,
        grafanaUrl: links,
        label: (key: "openInGrafana" | "view" | "leaveView") => words(key),
      };
      if (!abort.signal.aborted) setShown({ scene: buildDashboard(dashboard, { context, range, fixed }) });
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

  if (failure) return <DashboardFailure failure={failure} onRetry={() => setTries(tries + 1)} />;
  if (!shown || !("scene" in shown)) return <DashboardSkeleton />;
  return (
    <GrafanaSurface theme={theme}>
      <DashboardOnStage scene={shown.scene} synced={fixedFrom === undefined} onRangeChange={props.onRangeChange} />
    </GrafanaSurface>
  );
}

interface OnStageProps {
  scene: DashboardScene;
  synced: boolean;
  onRangeChange: DashboardViewProps["onRangeChange"];
}

function DashboardOnStage({ scene, synced, onRangeChange }: OnStageProps) {
  usePanelKeys(scene);
  const links = useMemo(
    () => ({ grafanaUrl: roomContextOf(scene).grafanaUrl, panelLink: (panelId: number) => linkOf(scene, panelId) }),
    [scene],
  );
  const tellRange = useEffectEvent(() => {
    const { from, to, value } = sceneGraph.getTimeRange(scene).state;
    onRangeChange?.({ from, to, absoluteFrom: value.from.valueOf(), absoluteTo: value.to.valueOf() });
  });
  useEffect(() => {
    tellRange();
    const subscription = sceneGraph.getTimeRange(scene).subscribeToState(() => tellRange());
    return () => subscription.unsubscribe();
  }, [scene]);
  const drawn = useMemo(() => <scene.Component model={scene} />, [scene]);
  return (
    <PanelLinkContext.Provider value={links}>
      {synced ? (
        <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
          {drawn}
        </UrlSyncContextProvider>
      ) : (
        drawn
      )}
    </PanelLinkContext.Provider>
  );
}
