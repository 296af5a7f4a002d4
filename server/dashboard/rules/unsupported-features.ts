import type { PanelNote, StoredPanel } from "../contract";
import { LIBRARY_PANEL_TYPE } from "./classic/library-panels";
import { DRAWN_PANEL_TYPES } from "./drawn-panel-types";
import { jsonOf, textOf } from "./json-values";

/** Steps of transformation that Grafana's data package brings, and those that are written here after its documentation. */
const TRANSFORMATIONS = new Set(
  (
    "calculateField concatenate convertFieldType convertFrameType ensureColumns filterByRefId filterByValue " +
    "filterFields filterFieldsByName filterFrames formatString formatTime groupBy groupToNestedTable groupingToMatrix " +
    "histogram joinByField labelsToFields limit merge noop order organize reduce rename renameByRegex seriesToRows " +
    "sortBy transpose extractFields partitionByValues prepareTimeSeries rowsToFields timeSeriesTable"
  ).split(" "),
);
const MATCHERS = new Set(
  "byType byTypes numeric time byName byRegexp byNames byRegexpOrNames byFrameRefID first firstTimeField byValue".split(
    " ",
  ),
);
/** Plugins that ask their source from the browser: there is nothing that the server could ask for them. */
const FRONTEND_ONLY = new Set([
  "alexanderzobnin-zabbix-triggers",
  "alertmanager",
  "camptocamp-prometheus-alertmanager-datasource",
  "grafana-simple-json-datasource",
  "marcusolsson-json-datasource",
  "marcusolsson-static-datasource",
  "marcusolsson-hourly-datasource",
  "simpod-json-datasource",
]);

const typeOf = (ref: unknown): string => textOf(jsonOf(ref).type);

function found(panel: StoredPanel): PanelNote[] {
  const asked = [panel.datasource, ...panel.targets.map(({ datasource }) => datasource)].map(typeOf);
  const steps = panel.transformations.filter(({ disabled }) => disabled !== true).map(({ id }) => id);
  const matchers = panel.fieldConfig.overrides.map((override) => textOf(jsonOf(jsonOf(override).matcher).id));
  const undrawn = panel.type !== LIBRARY_PANEL_TYPE && !DRAWN_PANEL_TYPES.has(panel.type);
  const list = (code: PanelNote["code"], subjects: string[]) =>
    [...new Set(subjects)].map((subject) => ({ code, subject }));
  return [
    ...list("panel-type", undrawn ? [panel.type] : []),
    ...list(
      "data-source-frontend-only",
      asked.filter((type) => FRONTEND_ONLY.has(type)),
    ),
    ...list(
      "transformation",
      steps.filter((id) => !TRANSFORMATIONS.has(id)),
    ),
    ...list(
      "override",
      matchers.filter((id) => !MATCHERS.has(id)),
    ),
  ];
}

/** Everything of a panel that is not drawn as Grafana draws it: what reading it left out, and what is not known here. */
export function unsupportedFeatures(panel: StoredPanel): PanelNote[] {
  return [...(panel.notes ?? []), ...found(panel)];
}
