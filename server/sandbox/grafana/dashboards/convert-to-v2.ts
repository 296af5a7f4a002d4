import { type JsonObject, object, objects, text } from "../http/json-fields";
import { panelsOfRows } from "./panels-of-rows";
import { variableKind } from "./variable-kinds";

const CURSOR = ["Off", "Crosshair", "Tooltip"];
const INTERVALS = ["5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h", "2h", "1d"];
const QUERY_OPTIONS = ["maxDataPoints", "interval", "timeFrom", "timeShift", "cacheTimeout", "queryCachingTTL"];

/** A dashboard of the classic model in schema v2, as Grafana's own conversion does it: rows become a RowsLayout. */
export function convertToV2(dashboard: JsonObject, version: "v2beta1" | "v2"): JsonObject {
  const panels = Array.isArray(dashboard.rows) ? panelsOfRows(dashboard.rows) : objects(dashboard.panels);
  const time = object(dashboard.time) ?? {};
  const picker = object(dashboard.timepicker) ?? {};
  const all = panels.flatMap((panel) => [panel, ...objects(panel.panels)]).filter(({ type }) => type !== "row");
  return {
    annotations: objects(object(dashboard.annotations)?.list).map(annotationKind),
    cursorSync: CURSOR[Number(dashboard.graphTooltip ?? 0)] ?? "Off",
    ...(text(dashboard.description) ? { description: dashboard.description } : {}),
    editable: dashboard.editable ?? true,
    elements: Object.fromEntries(all.map((panel) => [`panel-${panel.id}`, element(panel, version)])),
    layout: panels.some(({ type }) => type === "row") ? rowsLayout(panels) : gridLayout(panels, 0),
    links: objects(dashboard.links),
    liveNow: dashboard.liveNow ?? false,
    preload: false,
    tags: dashboard.tags ?? [],
    timeSettings: {
      timezone: dashboard.timezone ?? "",
      from: time.from ?? "now-6h",
      to: time.to ?? "now",
      autoRefresh: text(dashboard.refresh),
      autoRefreshIntervals: picker.refresh_intervals ?? INTERVALS,
      hideTimepicker: picker.hidden ?? false,
      fiscalYearStartMonth: dashboard.fiscalYearStartMonth ?? 0,
    },
    title: dashboard.title ?? "",
    variables: objects(object(dashboard.templating)?.list).map(variableKind),
  };
}

function gridLayout(panels: JsonObject[], top: number): JsonObject {
  const items = panels.map((panel) => {
    const at = object(panel.gridPos) ?? {};
    const repeat = text(panel.repeat);
    const { repeatDirection, maxPerRow } = panel;
    return {
      kind: "GridLayoutItem",
      spec: {
        x: at.x ?? 0,
        y: Math.max(0, Number(at.y ?? 0) - top),
        width: at.w ?? 12,
        height: at.h ?? 8,
        element: { kind: "ElementReference", name: `panel-${panel.id}` },
        ...(repeat
          ? {
              repeat: {
                mode: "variable",
                value: repeat,
                direction: repeatDirection ?? "h",
                ...(maxPerRow ? { maxPerRow } : {}),
              },
            }
          : {}),
      },
    };
  });
  return { kind: "GridLayout", spec: { items } };
}

function rowsLayout(panels: JsonObject[]): JsonObject {
  const rows: { head: JsonObject | undefined; inside: JsonObject[] }[] = [];
  for (const panel of panels) {
    if (panel.type === "row") rows.push({ head: panel, inside: [...objects(panel.panels)] });
    else {
      if (rows.length === 0) rows.push({ head: undefined, inside: [] });
      rows.at(-1)?.inside.push(panel);
    }
  }
  return {
    kind: "RowsLayout",
    spec: {
      rows: rows.map(({ head, inside }) => ({
        kind: "RowsLayoutRow",
        spec: {
          title: head?.title ?? "",
          collapse: head?.collapsed ?? false,
          ...(head ? {} : { hideHeader: true }),
          ...(text(head?.repeat) ? { repeat: { mode: "variable", value: head?.repeat } } : {}),
          layout: gridLayout(inside, head ? Number(object(head.gridPos)?.y ?? 0) + 1 : 0),
        },
      })),
    },
  };
}

function element(panel: JsonObject, version: "v2beta1" | "v2"): JsonObject {
  const library = object(panel.libraryPanel);
  if (library) {
    return { kind: "LibraryPanel", spec: { id: panel.id, title: panel.title ?? "", libraryPanel: library } };
  }
  const options = QUERY_OPTIONS.flatMap((name) => (panel[name] === undefined ? [] : [[name, panel[name]]]));
  return {
    kind: "Panel",
    spec: {
      id: panel.id,
      title: panel.title ?? "",
      description: panel.description ?? "",
      links: objects(panel.links),
      ...(panel.transparent ? { transparent: true } : {}),
      data: {
        kind: "QueryGroup",
        spec: {
          queries: objects(panel.targets).map((target) => panelQuery(target, panel.datasource)),
          transformations: objects(panel.transformations).map((one) => transformationKind(one, version)),
          queryOptions: Object.fromEntries(options),
        },
      },
      vizConfig: {
        kind: "VizConfig",
        group: panel.type ?? "",
        version: panel.pluginVersion ?? "",
        spec: { options: panel.options ?? {}, fieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] } },
      },
    },
  };
}

/** v2beta1 repeats the id as the kind; v2 names it as the group and leaves the kind alone. */
function transformationKind(one: JsonObject, version: "v2beta1" | "v2"): JsonObject {
  const { id, ...spec } = one;
  return version === "v2" ? { kind: "Transformation", group: id, spec } : { kind: id, spec: { id, ...spec } };
}

function dataQuery(datasource: unknown, spec: JsonObject): JsonObject {
  const source = object(datasource) ?? (typeof datasource === "string" ? { uid: datasource } : {});
  return {
    kind: "DataQuery",
    group: text(source.type),
    version: "v0",
    ...(text(source.uid) ? { datasource: { name: source.uid } } : {}),
    spec,
  };
}

function panelQuery(target: JsonObject, inherited: unknown): JsonObject {
  const { refId, hide, datasource, ...spec } = target;
  return {
    kind: "PanelQuery",
    spec: { refId: refId ?? "A", hidden: hide === true, query: dataQuery(datasource ?? inherited, spec) },
  };
}

function annotationKind(annotation: JsonObject): JsonObject {
  const { datasource, target, enable, hide, iconColor, name, builtIn, ...legacyOptions } = annotation;
  return {
    kind: "AnnotationQuery",
    spec: {
      query: dataQuery(datasource, object(target) ?? {}),
      enable: enable ?? false,
      hide: hide ?? false,
      iconColor: iconColor ?? "",
      name: name ?? "",
      builtIn: builtIn === 1,
      ...(Object.keys(legacyOptions).length > 0 ? { legacyOptions } : {}),
    },
  };
}
