import { LoadingState, dateTime, type DataFrame, type PanelData } from "@grafana/data";
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
import { map } from "rxjs";
import type { EvidenceContent, EvidenceResults } from "@/server/evidence/contract";
import type { Comparison } from "@/server/evidence/rules/compare-results";
import { differenceForm, type DifferenceForm } from "@/server/evidence/rules/difference-form";
import { annotationFrame } from "../data/annotation-frame";
import { PanelDataTransformer } from "../scene/panel/panel-data-transformer";
import { boundSeries, mostSeries } from "../scene/panel/series-bound";
import { asFrozen, differenceFrames, type DifferenceWords } from "./difference-frames";
import { evidenceFrames } from "./evidence-frames";

/** What of a document is drawn: as it was captured, an answer to its queries, or both together. */
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

/** How both answers are drawn by one panel; null where it draws one answer. As a table, rows are compared. */
export function formShown(content: EvidenceContent, shown: EvidenceShown, asTable: boolean): DifferenceForm | null {
  if (shown.mode !== "difference") return null;
  return asTable ? "rows" : differenceForm(content.panel.type);
}

/** What the panel gets before its transformations. */
export function dataShown(content: EvidenceContent, shown: EvidenceShown, range: Span): PanelData {
  const results = shown.mode === "frozen" ? content.results : shown.results;
  const { series, marks } = evidenceFrames(results, content);
  const frozen =
    shown.mode === "difference" ? asFrozen(evidenceFrames(content.results, content).series, shown.comparison) : [];
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

function transformationsOf(content: EvidenceContent, form: DifferenceForm | null, words: DifferenceWords) {
  const own = content.panel.transformations as DataTransformerConfig[];
  const most = mostSeries(content.panel.type);
  const bounded: CustomTransformOperator = () => map((frames: DataFrame[]) => boundSeries(frames, most).frames);
  return form ? [differenceFrames(own, form, config.theme2, words), bounded] : [...own, bounded];
}

/** The plugin that draws, with its options: marked rows are a table, whatever the panel is. */
function drawnBy({ panel }: EvidenceContent, form: DifferenceForm | null) {
  const { type, pluginVersion, options, fieldConfig } = panel;
  const given = {
    pluginId: type || "unknown",
    pluginVersion: pluginVersion || undefined,
    options,
    fieldConfig: fieldConfig as unknown as VizPanel["state"]["fieldConfig"],
  };
  if (form === "rows" && type !== "table") {
    return { pluginId: "table", pluginVersion: undefined, options: {}, fieldConfig: { defaults: {}, overrides: [] } };
  }
  // Both sides counted as one would show no difference.
  return form === "bars" ? { ...given, options: { ...options, combine: false } } : given;
}

export interface EvidenceScene {
  panel: VizPanel;
  node: SceneDataNode;
  time: SceneTimeRange;
}

/**
 * A kept panel as a Scene of its own: the same plugin, options and transformations as in its dashboard, other data.
 * Where one panel draws both answers, `form` says how.
 */
export function evidencePanel(
  content: EvidenceContent,
  shown: EvidenceShown,
  form: DifferenceForm | null,
  words: DifferenceWords,
): EvidenceScene {
  const { variables, dashboard } = content;
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
    ...drawnBy(content, form),
    displayMode: "transparent",
    hoverHeader: true,
    $data: new PanelDataTransformer({ $data: node, transformations: transformationsOf(content, form, words) }),
    $timeRange: time,
    $variables: new SceneVariableSet({
      variables: Object.entries(variables).map(
        ([name, value]) => new LocalValueVariable({ name, value, text: [value].flat().join(" + ") }),
      ),
    }),
  });
  return { panel: made, node, time };
}
