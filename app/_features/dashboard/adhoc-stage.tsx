import { LoadingState, dateTime, type DataFrame, type PanelData } from "@grafana/data";
import { SceneDataNode, SceneTimeRange, VizPanel } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { adhocView, type AdhocView } from "@/server/explore/rules/adhoc-view";
import { adhocFrames } from "./adhoc-frames";
import { bootGrafana } from "./boot/boot-grafana";
import { GrafanaSurface } from "./grafana-surface";
import type { PanelTheme } from "./grafana-boot-data";
import { PanelSkeleton } from "./panels/panel-skeleton";
import { PanelNotice } from "./panels/panel-notice";
import { boundSeries, mostSeries } from "./scene/panel/series-bound";
import { useSayFailure } from "./use-say-failure";
import styles from "./adhoc-stage.module.css";

export interface AdhocStageProps {
  /** Data frames as Grafana sends them. */
  frames: readonly unknown[];
  /** Series of one moment become a table. */
  instant: boolean;
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  onZoom?: (range: { from: number; to: number }) => void;
  onTrace?: (traceId: string) => void;
  theme: PanelTheme;
  locale: string;
}

const OPTIONS: Record<AdhocView, object> = {
  timeseries: { legend: { showLegend: true, displayMode: "list", placement: "bottom" }, tooltip: { mode: "multi" } },
  logs: { showTime: true, wrapLogMessage: true },
  traces: {},
  nodeGraph: {},
  table: {},
};

function dataOf(frames: DataFrame[], { from, to }: AdhocStageProps["range"]): PanelData {
  const span = { from: dateTime(from), to: dateTime(to) };
  return { state: LoadingState.Done, series: frames, timeRange: { ...span, raw: span } };
}

/** Draws an answer with the panel that fits it, without a dashboard around it. */
export function AdhocStage({ frames: wire, instant, range, onZoom, onTrace, theme, locale }: AdhocStageProps) {
  const words = useTranslations("explore");
  const ofScene = useTranslations("scene");
  const ofPanels = useTranslations("panels");
  const say = useSayFailure();
  const [booted, setBooted] = useState(false);
  const texts = useEffectEvent(() =>
    [ofPanels, ofScene].map((some) => some.raw("packages") as Record<string, unknown>),
  );
  useEffect(() => {
    let wanted = true;
    void bootGrafana(locale, texts()).then(() => wanted && setBooted(true));
    return () => {
      wanted = false;
    };
  }, [locale]);

  const { frames, total, view } = useMemo(() => {
    const all = adhocFrames(wire, { asTable: instant, say, traceTitle: words("openTrace"), onTrace });
    const drawn = adhocView(all);
    return { ...boundSeries(all, mostSeries(drawn)), view: drawn };
  }, [wire, instant, say, words, onTrace]);
  const said = frames.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []);
  if (total > mostSeries(view)) said.push(ofScene("bound", { most: mostSeries(view), total }));

  if (!booted) return <PanelSkeleton />;
  return (
    <GrafanaSurface theme={theme}>
      <div className={styles.stage}>
        {[...new Set(said)].map((text) => (
          <PanelNotice key={text}>{text}</PanelNotice>
        ))}
        <AdhocPanel key={view} view={view} frames={frames} range={range} onZoom={onZoom} />
      </div>
    </GrafanaSurface>
  );
}

interface AdhocPanelProps extends Pick<AdhocStageProps, "range" | "onZoom"> {
  view: AdhocView;
  frames: DataFrame[];
}

function AdhocPanel({ view, frames, range, onZoom }: AdhocPanelProps) {
  const { from, to } = range;
  const [{ panel, data, time }] = useState(() => {
    const node = new SceneDataNode({ data: dataOf(frames, range) });
    const span = new SceneTimeRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    const made = new VizPanel({
      // No number: keys of dashboards' panels do not mean this one.
      key: "adhoc",
      title: "",
      pluginId: view,
      options: OPTIONS[view],
      displayMode: "transparent",
      hoverHeader: true,
      $data: node,
      $timeRange: span,
    });
    return { panel: made, data: node, time: span };
  });
  useEffect(() => {
    data.setState({ data: dataOf(frames, { from, to }) });
    time.setState({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      value: dataOf([], { from, to }).timeRange,
    });
  }, [data, time, frames, from, to]);
  const zoom = useEffectEvent((chosen: { from: number; to: number }) => onZoom?.(chosen));
  useEffect(() => {
    const subscription = time.subscribeToState(({ value }) => {
      const chosen = { from: value.from.valueOf(), to: value.to.valueOf() };
      if (chosen.from !== from || chosen.to !== to) zoom(chosen);
    });
    return () => subscription.unsubscribe();
  }, [time, from, to]);
  return (
    <div className={styles.panel}>
      <panel.Component model={panel} />
    </div>
  );
}
