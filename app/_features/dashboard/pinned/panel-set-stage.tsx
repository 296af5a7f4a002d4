import { sceneGraph } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { adoptGrafanaUrl, bootGrafana } from "../boot/boot-grafana";
import { DashboardFailure } from "../dashboard-failure";
import { DashboardSkeleton } from "../dashboard-skeleton";
import { RoomFailure, roomApi } from "../data/room-api";
import { GrafanaSurface } from "../grafana-surface";
import { PanelSkeleton } from "../panels/panel-skeleton";
import type { PanelSetViewProps } from "../panel-set-view";
import { buildPanelSet } from "../scene/build-panel-set";
import type { SceneHost } from "../scene/scene-host";
import { SceneOnStage } from "../scene-on-stage";
import { useSayFailure } from "../use-say-failure";
import { ArrangeContext } from "./arrange-context";
import { useArrangement } from "./use-arrangement";
import { usePinnedDashboards } from "./use-pinned-dashboards";

/** What has no controls reads anew by itself. */
const REFRESH_MS = 30_000;
const USUAL_RANGE = { from: "now-1h", to: "now" };

type PanelSet = ReturnType<typeof buildPanelSet>;

/** Draws the set and keeps it as the room holds it. Mounted anew for another room, theme or language. */
export function PanelSetStage(props: PanelSetViewProps) {
  const {
    room,
    theme,
    locale,
    grafanaUrl,
    fixedRange,
    initialRange = USUAL_RANGE,
    arranging,
    isBeside = false,
  } = props;
  const words = useTranslations("panels");
  const sceneWords = useTranslations("scene");
  const say = useSayFailure();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [shown, setShown] = useState<PanelSet | RoomFailure | null>(null);
  const [tries, setTries] = useState(0);
  const { panels, arrangement } = useArrangement(props);
  const pinned = usePinnedDashboards(room, panels, tries);

  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      const [dataSources, settings] = await Promise.all([
        bootGrafana(
          locale,
          [words, sceneWords].map((some) => some.raw("packages") as Record<string, unknown>),
        ),
        roomApi.settings(room, abort.signal),
      ]);
      if (abort.signal.aborted) return;
      dataSources.add(settings.dataSources);
      const links = (grafanaUrl ?? settings.grafanaUrl).replace(/\/+$/, "") || null;
      adoptGrafanaUrl(links);
      const host: SceneHost = {
        words: sceneWords,
        dashboards: () => latest.current.dashboards ?? [],
        showDashboard: (uid) => latest.current.onShowDashboard?.(uid),
        pins: () => latest.current.pins ?? null,
        posts: () => latest.current.posts ?? null,
        mayExplore: () => latest.current.mayExplore === true,
      };
      const range = fixedRange
        ? { from: new Date(fixedRange.from).toISOString(), to: new Date(fixedRange.to).toISOString() }
        : initialRange;
      const context = { room, say, grafanaUrl: links };
      setShown(buildPanelSet([], { context, host, range, fixed: fixedRange !== undefined || isBeside }));
    };
    load().catch((error: unknown) => {
      if (abort.signal.aborted) return;
      setShown(error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error)));
    });
    return () => abort.abort();
    // What the scene is made of is fixed while it is mounted: the key of this component changes with it.
  }, [tries]); // oxlint-disable-line react-hooks/exhaustive-deps

  const set = shown && "scene" in shown ? shown : null;
  const refreshed = isBeside && initialRange.to === "now" ? set?.scene : undefined;
  useEffect(() => {
    if (!refreshed) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") sceneGraph.getTimeRange(refreshed).onRefresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [refreshed]);
  useEffect(() => {
    if (set && pinned) set.body.hold(pinned);
  }, [set, pinned]);

  if (shown instanceof RoomFailure) return <DashboardFailure failure={shown} onRetry={() => setTries(tries + 1)} />;
  if (!set || !pinned) return isBeside ? <PanelSkeleton /> : <DashboardSkeleton />;
  return (
    <GrafanaSurface theme={theme}>
      <ArrangeContext value={arranging ? arrangement : null}>
        <SceneOnStage
          scene={set.scene}
          synced={fixedRange === undefined && !isBeside}
          onRangeChange={props.onRangeChange}
          onStage={props.onStage}
        />
      </ArrangeContext>
    </GrafanaSurface>
  );
}
