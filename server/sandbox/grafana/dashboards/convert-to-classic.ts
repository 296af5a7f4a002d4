import { type JsonObject, object, objects, text } from "../http/json-fields";
import { classicVariable } from "./variable-kinds";

const COLUMNS = 24;
/** Heights of an automatic grid's lines in pixels, and what one unit of the classic grid is. */
const LINE_PIXELS: Readonly<Record<string, number>> = { short: 168, standard: 320, tall: 512 };
const UNIT_PIXELS = 38;
const CURSOR = ["Off", "Crosshair", "Tooltip"];

interface Placed {
  panels: JsonObject[];
  /** The first free line below them. */
  bottom: number;
}

const spec = (value: unknown): JsonObject => object(object(value)?.spec) ?? {};

/** A dashboard of schema v2 in the classic model, as Grafana's own conversion lays it out: tabs become rows. */
export function convertToClassic(dashboard: JsonObject): JsonObject {
  const elements = object(dashboard.elements) ?? {};
  const time = object(dashboard.timeSettings) ?? {};
  const ids = Object.values(elements).map((element) => Number(spec(element).id ?? 0));
  const rowId = counter(Math.max(0, ...ids) + 1);
  return {
    annotations: { list: objects(dashboard.annotations).map(classicAnnotation) },
    description: text(dashboard.description),
    editable: dashboard.editable ?? true,
    fiscalYearStartMonth: time.fiscalYearStartMonth ?? 0,
    graphTooltip: Math.max(0, CURSOR.indexOf(text(dashboard.cursorSync))),
    ...(objects(dashboard.links).length > 0 ? { links: dashboard.links } : {}),
    ...(dashboard.liveNow === undefined ? {} : { liveNow: dashboard.liveNow }),
    panels: place(dashboard.layout, elements, 0, rowId).panels,
    preload: dashboard.preload ?? false,
    refresh: time.autoRefresh ?? "",
    schemaVersion: 42,
    tags: dashboard.tags ?? [],
    templating: { list: objects(dashboard.variables).map(classicVariable) },
    time: { from: time.from ?? "now-6h", to: time.to ?? "now" },
    timepicker: {
      refresh_intervals: time.autoRefreshIntervals ?? [],
      ...(time.hideTimepicker ? { hidden: true } : {}),
    },
    timezone: time.timezone ?? "",
    title: dashboard.title ?? "",
  };
}

const counter = (next: number) => (): number => next++;

function place(layout: unknown, elements: JsonObject, top: number, rowId: () => number): Placed {
  const fields = spec(layout);
  switch (object(layout)?.kind) {
    case "RowsLayout":
      return sections(objects(fields.rows), elements, { top, rowId, ownLine: false });
    case "TabsLayout":
      return sections(objects(fields.tabs), elements, { top, rowId, ownLine: true });
    case "AutoGridLayout": {
      const columns = Math.max(1, Number(fields.maxColumnCount ?? 3));
      const width = Math.floor(COLUMNS / columns);
      const items = objects(fields.items);
      const pixels = Number(fields.rowHeight ?? 0) || (LINE_PIXELS[text(fields.rowHeightMode)] ?? 320);
      const h = Math.ceil(pixels / UNIT_PIXELS);
      return {
        panels: items.flatMap((item, i) => {
          const line = top + Math.floor(i / columns) * h;
          return panelAt(item, elements, { x: (i % columns) * width, y: line, w: width, h });
        }),
        bottom: top + Math.ceil(items.length / columns) * h,
      };
    }
    default: {
      const items = objects(fields.items).map((item) => ({ item, at: spec(item) }));
      const n = (value: unknown) => Number(value ?? 0);
      return {
        panels: items.flatMap(({ item, at }) =>
          panelAt(item, elements, { x: n(at.x), y: top + n(at.y), w: n(at.width), h: n(at.height) }),
        ),
        bottom: Math.max(top, ...items.map(({ at }) => top + n(at.y) + n(at.height))),
      };
    }
  }
}

interface SectionPlace {
  top: number;
  rowId: () => number;
  /** A tab becomes a row with a line of its own; a row shares its line with its first panels. So Grafana has it. */
  ownLine: boolean;
}

function sections(list: JsonObject[], elements: JsonObject, { top, rowId, ownLine }: SectionPlace): Placed {
  const panels: JsonObject[] = [];
  let bottom = top;
  for (const section of list) {
    const fields = spec(section);
    const collapsed = fields.collapse === true;
    const repeat = text(object(fields.repeat)?.value);
    if (fields.hideHeader === true) {
      const open = place(fields.layout, elements, bottom, rowId);
      panels.push(...open.panels);
      bottom = open.bottom;
      continue;
    }
    const id = rowId();
    const nests = /^(Rows|Tabs)Layout$/.test(text(object(fields.layout)?.kind));
    const inside = place(fields.layout, elements, bottom + (ownLine || nests ? 1 : 0), rowId);
    panels.push({
      collapsed,
      gridPos: { h: 1, w: COLUMNS, x: 0, y: bottom },
      id,
      panels: collapsed ? inside.panels : [],
      ...(repeat ? { repeat } : {}),
      title: fields.title ?? "",
      type: "row",
    });
    if (!collapsed) panels.push(...inside.panels);
    bottom = collapsed ? bottom + 1 : Math.max(bottom + 1, inside.bottom);
  }
  return { panels, bottom };
}

function panelAt(item: JsonObject, elements: JsonObject, gridPos: JsonObject): JsonObject[] {
  const at = spec(item);
  const element = object(elements[text(object(at.element)?.name)]);
  const repeat = object(at.repeat);
  if (!element) return [];
  const fields = spec(element);
  const repeated = repeat
    ? {
        repeat: repeat.value,
        repeatDirection: repeat.direction ?? "h",
        ...(repeat.maxPerRow ? { maxPerRow: repeat.maxPerRow } : {}),
      }
    : {};
  if (element.kind === "LibraryPanel") {
    const { id, libraryPanel, title } = fields;
    return [{ gridPos, id, libraryPanel, title, type: "library-panel-ref", ...repeated }];
  }
  const data = spec(fields.data);
  const viz = object(fields.vizConfig) ?? {};
  const look = spec(viz);
  const targets = objects(data.queries).map(target);
  const sources = new Set(targets.map((one) => JSON.stringify(one.datasource)));
  const datasource = sources.size > 1 ? { type: "datasource", uid: "-- Mixed --" } : targets[0]?.datasource;
  return [
    {
      ...(datasource ? { datasource } : {}),
      ...(text(fields.description) ? { description: fields.description } : {}),
      ...(isEmpty(look.fieldConfig) ? {} : { fieldConfig: look.fieldConfig }),
      gridPos,
      id: fields.id,
      ...(objects(fields.links).length > 0 ? { links: fields.links } : {}),
      options: look.options ?? {},
      pluginVersion: viz.version ?? "",
      ...object(data.queryOptions),
      targets,
      title: fields.title ?? "",
      ...(fields.transparent ? { transparent: true } : {}),
      ...(objects(data.transformations).length > 0
        ? { transformations: objects(data.transformations).map(transformation) }
        : {}),
      type: viz.group ?? "",
      ...repeated,
    },
  ];
}

/** v2beta1 has the id as the kind, v2 as the group. */
const transformation = (one: JsonObject): JsonObject => ({ id: one.group ?? one.kind, ...spec(one) });

function target(query: JsonObject): JsonObject {
  const fields = spec(query);
  const data = object(fields.query) ?? {};
  return {
    datasource: { type: data.group, uid: object(data.datasource)?.name },
    ...(fields.hidden ? { hide: true } : {}),
    refId: fields.refId,
    ...spec(data),
  };
}

function isEmpty(config: unknown): boolean {
  const { defaults, overrides } = object(config) ?? {};
  return Object.keys(object(defaults) ?? {}).length === 0 && objects(overrides).length === 0;
}

function classicAnnotation(annotation: JsonObject): JsonObject {
  const { query, legacyOptions, builtIn, ...rest } = spec(annotation);
  const data = object(query) ?? {};
  return {
    ...rest,
    ...object(legacyOptions),
    ...(builtIn ? { builtIn: 1 } : {}),
    datasource: { type: data.group, uid: object(data.datasource)?.name },
    ...(Object.keys(spec(data)).length > 0 ? { target: spec(data) } : {}),
  };
}
