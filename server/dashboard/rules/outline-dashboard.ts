import type { StoredDashboard, StoredPanel, StoredTarget, StoredVariable } from "../contract";
import { filterNames } from "./filters/filter-names";
import { variableReferences } from "./variable-references";

/** Fields of a query that decide how its answer is drawn, and tell nothing else. */
const DRAWING_FIELDS = ["format", "instant", "queryType", "panelId", "withTransforms"] as const;

/** The variables that a stored value names, as a text that names them again and holds nothing else. */
function usesOf(value: unknown): string {
  const names = new Set(variableReferences(JSON.stringify(value) ?? "").map((reference) => reference.name));
  return [...names].map((name) => `\${${name}}`).join(" ");
}

function outlineTarget(target: StoredTarget, index: number, filters: readonly string[]): StoredTarget {
  const drawing = DRAWING_FIELDS.flatMap((field) =>
    target[field] === undefined ? [] : [[field, target[field]] as const],
  );
  return {
    refId: target.refId || String.fromCharCode(65 + (index % 26)),
    hide: Boolean(target.hide),
    datasource: target.datasource,
    ...Object.fromEntries(drawing),
    uses: usesOf([{ ...target, datasource: null }, filters.map((name) => `\${${name}}`)]),
  };
}

function outlinePanel(panel: StoredPanel, dashboard: StoredDashboard): StoredPanel {
  const { id, type, title, description, transparent, gridPos, datasource, options, fieldConfig, transformations } =
    panel;
  const { interval, maxDataPoints, timeFrom, timeShift, repeat, repeatDirection, maxPerRow, collapsed, pluginVersion } =
    panel;
  return {
    id,
    type,
    title,
    description,
    transparent,
    gridPos,
    datasource,
    options,
    fieldConfig,
    transformations,
    interval,
    maxDataPoints,
    timeFrom,
    timeShift,
    repeat,
    repeatDirection,
    maxPerRow,
    collapsed,
    pluginVersion,
    hideTimeOverride: panel.hideTimeOverride,
    libraryPanel: panel.libraryPanel,
    links: panel.links,
    notes: panel.notes,
    targets: panel.targets.map((target, index) =>
      outlineTarget(target, index, filterNames(dashboard, target.datasource ?? panel.datasource)),
    ),
    panels: panel.panels?.map((child) => outlinePanel(child, dashboard)) ?? [],
  };
}

function outlineVariable(variable: StoredVariable): StoredVariable {
  if (variable.type !== "query") return variable;
  return { ...variable, definition: undefined, query: `${variable.name} ${usesOf(variable.query)}` };
}

/**
 * What the browser needs to draw a dashboard: layout, options and which variables each part depends on. The text of
 * the queries stays on the server.
 */
export function outlineDashboard(dashboard: StoredDashboard): StoredDashboard {
  const { uid, title, timezone, weekStart, fiscalYearStartMonth, graphTooltip, refresh, time, timepicker } = dashboard;
  return {
    uid,
    title,
    timezone,
    weekStart,
    fiscalYearStartMonth,
    graphTooltip,
    refresh,
    time,
    timepicker,
    links: dashboard.links,
    layout: dashboard.layout,
    templating: { list: dashboard.templating.list.map(outlineVariable) },
    annotations: {
      list: dashboard.annotations.list.map(
        ({ name, enable, hide, iconColor, builtIn, datasource, filter, ...rest }) => ({
          name,
          enable,
          hide,
          iconColor,
          builtIn,
          datasource,
          filter,
          uses: usesOf([rest, datasource, filterNames(dashboard, datasource).map((each) => `\${${each}}`)]),
        }),
      ),
    },
    panels: (dashboard.panels as StoredPanel[]).map((panel) => ({
      ...outlinePanel(panel, dashboard),
      panels: panel.panels?.map((child) => outlinePanel(child, dashboard)) ?? [],
    })),
  };
}
