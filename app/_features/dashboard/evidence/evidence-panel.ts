import { LoadingState, dateTime, transformDataFrame, type DataFrame, type PanelData } from "@grafana/data";
import { config } from "@grafana/runtime";
import {
  LocalValueVariable,
  SceneDataNode,
  SceneTimeRange,
  SceneVariableSet,
  VizPanel,
  type CustomTransformOperator,
} from "@grafana/scenes";
import type { DataTransformerConfig } from "@grafana/schema";
import { forkJoin, map, switchMap } from "rxjs";
import type { EvidenceContent, EvidenceResults } from "@/server/evidence/contract";
import type { Comparison } from "@/server/evidence/rules/compare-results";
import { annotationFrame } from "../data/annotation-frame";
import { PanelDataTransformer } from "../scene/panel/panel-data-transformer";
import { boundSeries, mostSeries } from "../scene/panel/series-bound";
import { evidenceFrames } from "./evidence-frames";
import { overlayFrames, type OverlayWords } from "./overlay-frames";

/** What of a document is drawn: as it was captured, an answer to its queries, or both over one another. */
export type EvidenceShown =
  | { mode: "frozen" }
  | { mode: "now"; results: EvidenceResults; range: EvidenceContent["range"] }
  | { mode: "difference"; results: EvidenceResults; comparison: Comparison };

type Span = EvidenceContent["range"];

export const spanOf = ({ from, to }: Span): PanelData["timeRange"] => {
  const ends = { from: dateTime(from), to: dateTime(to) };
  return { ...ends, raw: ends };
};

/** The span that belongs to what is shown, in epoch milliseconds. */
export const rangeShown = (content: EvidenceContent, shown: EvidenceShown): Span =>
  shown.mode === "now" ? shown.range : content.range;

/** Types of panels on which two answers can lie over one another. */
export const isOverlaid = (content: EvidenceContent): boolean => content.panel.type === "timeseries";

const FROZEN = "frozen";
const isFrozen = ({ meta }: DataFrame): boolean => (meta?.custom as { side?: string } | undefined)?.side === FROZEN;

/** What the panel gets before its transformations. */
export function dataShown(content: EvidenceContent, shown: EvidenceShown, range: Span): PanelData {
  const results = shown.mode === "frozen" ? content.results : shown.results;
  const { series, marks } = evidenceFrames(results, content);
  const frozen =
    shown.mode === "difference" && isOverlaid(content)
      ? evidenceFrames(content.results, content).series.map((frame) => ({
          ...frame,
          meta: { ...frame.meta, custom: { ...frame.meta?.custom, side: FROZEN } },
        }))
      : [];
  const errors = Object.entries(results).flatMap(([refId, { error }]) => (error ? [{ refId, message: error }] : []));
  return {
    state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
    series: [...series, ...frozen],
    annotations: [
      ...marks,
      ...(shown.mode === "now"
        ? []
        : content.annotations.map((layer) => annotationFrame({ ...layer, panelFilter: null }))),
    ],
    timeRange: spanOf(range),
    ...(errors[0] && { errors, error: errors[0] }),
  };
}

function overlaid(
  own: DataTransformerConfig[],
  { comparison }: Extract<EvidenceShown, { mode: "difference" }>,
  words: OverlayWords,
): CustomTransformOperator {
  return (context) => (source) =>
    source.pipe(
      switchMap((frames: DataFrame[]) =>
        forkJoin(
          [frames.filter(isFrozen), frames.filter((frame) => !isFrozen(frame))].map((side) =>
            transformDataFrame(own, side, context),
          ),
        ),
      ),
      map(([frozen = [], asked = []]) => overlayFrames(frozen, asked, comparison, config.theme2, words)),
    );
}

function transformationsOf(content: EvidenceContent, shown: EvidenceShown, words: OverlayWords) {
  const own = content.panel.transformations as DataTransformerConfig[];
  const most = mostSeries(content.panel.type);
  const bounded: CustomTransformOperator = () => map((frames: DataFrame[]) => boundSeries(frames, most).frames);
  const isOver = shown.mode === "difference" && isOverlaid(content);
  return isOver ? [overlaid(own, shown, words), bounded] : [...own, bounded];
}

export interface EvidenceScene {
  panel: VizPanel;
  node: SceneDataNode;
  time: SceneTimeRange;
}

/** A kept panel as a Scene of its own: the same plugin, options and transformations as in its dashboard, other data. */
export function evidencePanel(content: EvidenceContent, shown: EvidenceShown, words: OverlayWords): EvidenceScene {
  const { panel, variables, dashboard } = content;
  const range = rangeShown(content, shown);
  const node = new SceneDataNode({ data: dataShown(content, shown, range) });
  const time = new SceneTimeRange({
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    timeZone: dashboard?.timezone || undefined,
  });
  const made = new VizPanel({
    // No number: keys of dashboards' panels do not mean this one.
    key: "evidence",
    title: content.title,
    pluginId: panel.type || "unknown",
    pluginVersion: panel.pluginVersion || undefined,
    options: panel.options,
    fieldConfig: panel.fieldConfig as unknown as VizPanel["state"]["fieldConfig"],
    displayMode: "transparent",
    hoverHeader: true,
    $data: new PanelDataTransformer({ $data: node, transformations: transformationsOf(content, shown, words) }),
    $timeRange: time,
    $variables: new SceneVariableSet({
      variables: Object.entries(variables).map(
        ([name, value]) => new LocalValueVariable({ name, value, text: [value].flat().join(" + ") }),
      ),
    }),
  });
  return { panel: made, node, time };
}
