import { z } from "zod";

/** Most data points that one series of one answer may carry; Prometheus refuses more by itself. */
export const MAX_DATA_POINTS = 11_000;
/** Longest span that a panel may ask for, in milliseconds. */
export const MAX_RANGE_MS = 400 * 24 * 3_600_000;
/** Largest request body of the panel routes, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Largest answer that is passed on from Grafana, in bytes. */
export const MAX_ANSWER_BYTES = 10 * 1024 * 1024;
/** What stands for "every value" of a variable, as Grafana writes it. */
export const ALL_VALUE = "$__all";

const uid = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w-]+$/);
const epochMs = z.number().int().min(0).max(8_640_000_000_000);
const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w.-]+$/);
const value = z.string().max(2_000);

/** An absolute span of time; both ends are epoch milliseconds. */
export const absoluteRange = z
  .strictObject({ from: epochMs, to: epochMs })
  .refine((range) => range.from <= range.to, { message: "The range ends before it starts" });
export type AbsoluteRange = z.infer<typeof absoluteRange>;

/** What variables are set to; a list stands for several values chosen together, `$__all` for all of them. */
export const variableValues = z
  .record(name, z.union([value, z.array(value).max(1_000)]))
  .refine((values) => Object.keys(values).length <= 64, { message: "Too many variables" });
export type VariableValues = z.infer<typeof variableValues>;

/** One panel of a stored dashboard, asked for by name: never a query. */
export const panelQueryInput = z.strictObject({
  dashboardUid: uid,
  panelId: z.number().int().min(0).max(2_147_483_647),
  range: absoluteRange,
  intervalMs: z.number().min(1).max(MAX_RANGE_MS),
  maxDataPoints: z.number().min(1).max(1_000_000),
  variables: variableValues,
  refIds: z.array(z.string().min(1).max(40)).max(60).optional(),
});
export type PanelQueryInput = z.infer<typeof panelQueryInput>;

/** The values that a stored query variable offers. */
export const variableInput = z.strictObject({
  dashboardUid: uid,
  name,
  range: absoluteRange,
  variables: variableValues,
});
export type VariableInput = z.infer<typeof variableInput>;

const queryMs = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(epochMs);

/** `GET …/annotations?from&to&dashboardUid[&name]`; `name` is that of a stored annotation query. */
export const annotationsInput = z.strictObject({
  dashboardUid: uid,
  from: queryMs,
  to: queryMs,
  name: z.string().min(1).max(200).optional(),
});
export type AnnotationsInput = z.infer<typeof annotationsInput>;

/** `GET …/alert-states?dashboardUid` */
export const alertStatesInput = z.strictObject({ dashboardUid: uid });
export type AlertStatesInput = z.infer<typeof alertStatesInput>;

/** Dashboards whose title contains the text, for choosing what a room holds. */
export const searchDashboardsInput = z.strictObject({
  text: z.string().trim().max(200).default(""),
  limit: z.number().int().min(1).max(100).default(30),
});
export type SearchDashboardsInput = z.infer<typeof searchDashboardsInput>;

/** A reference to a data source as dashboards of all ages store it. */
const dataSourceRef = z
  .union([z.string(), z.looseObject({ type: z.string().nullish(), uid: z.string().nullish() })])
  .nullish()
  .catch(null);
export type DataSourceRef = z.infer<typeof dataSourceRef>;

const target = z.looseObject({
  refId: z.string().catch(""),
  hide: z.boolean().nullish().catch(false),
  datasource: dataSourceRef,
});
/** One stored query; fields beyond these belong to the data source's plugin. */
export type StoredTarget = z.infer<typeof target>;

const gridPos = z.looseObject({
  x: z.number().catch(0),
  y: z.number().catch(0),
  w: z.number().catch(12),
  h: z.number().catch(8),
});

const panelShape = {
  id: z.number().catch(0),
  type: z.string().catch(""),
  title: z.string().catch(""),
  description: z.string().optional().catch(undefined),
  transparent: z.boolean().optional().catch(false),
  gridPos: gridPos.catch({ x: 0, y: 0, w: 12, h: 8 }),
  datasource: dataSourceRef,
  targets: z.array(target).catch([]),
  options: z.record(z.string(), z.unknown()).catch({}),
  fieldConfig: z
    .looseObject({ defaults: z.record(z.string(), z.unknown()).catch({}), overrides: z.array(z.unknown()).catch([]) })
    .catch({ defaults: {}, overrides: [] }),
  transformations: z.array(z.looseObject({ id: z.string() })).catch([]),
  interval: z.string().nullish().catch(null),
  maxDataPoints: z.number().nullish().catch(null),
  timeFrom: z.string().nullish().catch(null),
  timeShift: z.string().nullish().catch(null),
  repeat: z.string().nullish().catch(null),
  repeatDirection: z.string().nullish().catch(null),
  maxPerRow: z.number().nullish().catch(null),
  collapsed: z.boolean().nullish().catch(false),
  pluginVersion: z.string().optional().catch(undefined),
  libraryPanel: z.looseObject({ uid: z.string() }).nullish().catch(null),
};
const leafPanel = z.looseObject(panelShape);
const panel = z.looseObject({ ...panelShape, panels: z.array(leafPanel).catch([]) });
/** One panel or row; only a collapsed row has `panels`. */
export type StoredPanel = z.infer<typeof leafPanel> & { panels?: StoredPanel[] };

const selection = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
const variable = z.looseObject({
  type: z.string(),
  name: z.string(),
  label: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
  hide: z.number().catch(0),
  skipUrlSync: z.boolean().optional().catch(false),
  query: z.union([z.string(), z.looseObject({})]).catch(""),
  definition: z.string().optional().catch(undefined),
  datasource: dataSourceRef,
  current: z.looseObject({ value: selection.nullish(), text: selection.nullish() }).catch({}),
  options: z.array(z.looseObject({ value: selection, text: selection.nullish() })).catch([]),
  regex: z.string().catch(""),
  multi: z.boolean().catch(false),
  includeAll: z.boolean().catch(false),
  allValue: z.string().nullish().catch(null),
  refresh: z.number().catch(1),
  sort: z.number().catch(0),
});
/** One stored template variable. */
export type StoredVariable = z.infer<typeof variable>;

const annotationQuery = z.looseObject({
  name: z.string().catch("Annotations"),
  enable: z.boolean().catch(true),
  hide: z.boolean().catch(false),
  iconColor: z.string().catch("rgba(0, 211, 255, 1)"),
  builtIn: z.number().optional().catch(undefined),
  datasource: dataSourceRef,
  type: z.string().optional().catch(undefined),
  expr: z.string().optional().catch(undefined),
  tags: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  target: z.looseObject({}).optional().catch(undefined),
  filter: z
    .looseObject({ exclude: z.boolean().catch(false), ids: z.array(z.number()).catch([]) })
    .nullish()
    .catch(null),
});
/** One stored annotation query. */
export type StoredAnnotationQuery = z.infer<typeof annotationQuery>;

/** Something that is drawn once for each chosen value of a variable. `maxPerRow` counts when it runs horizontally. */
export interface Repeat {
  variable: string;
  direction: "h" | "v";
  maxPerRow: number | null;
}

/** When a part is drawn: while all (or any) of its conditions hold, or, with `show` false, while they do not. */
export interface Visibility {
  show: boolean;
  match: "all" | "any";
  conditions: (
    | { kind: "variable"; name: string; operator: "equals" | "notEquals" | "matches" | "notMatches"; value: string }
    | { kind: "data"; hasData: boolean }
    | { kind: "range"; maxMs: number }
  )[];
}

/** A panel in its place, in columns (of 24) and rows of a grid; the auto grid gives places by itself. */
export interface LayoutItem {
  panelId: number;
  x: number;
  y: number;
  w: number;
  h: number;
  repeat: Repeat | null;
  visibility: Visibility | null;
}

export interface LayoutSection {
  title: string;
  collapsed: boolean;
  /** Drawn without its title line. */
  headerHidden: boolean;
  repeat: Repeat | null;
  visibility: Visibility | null;
  layout: DashboardLayout;
}

/** Where panels stand. Classic dashboards are rows of grids; newer ones nest rows, tabs and grids as they like. */
export type DashboardLayout =
  | { kind: "grid"; items: LayoutItem[] }
  /** Widths in pixels, `rowHeight` too; `fill` stretches rows to the height of the screen. */
  | {
      kind: "auto-grid";
      maxColumns: number;
      columnWidth: number;
      rowHeight: number;
      fill: boolean;
      items: LayoutItem[];
    }
  | { kind: "rows"; rows: LayoutSection[] }
  | { kind: "tabs"; tabs: LayoutSection[] };

/** A classic dashboard (schema version 42 and older) with everything that the room reads; the rest is kept as it is. */
export const storedDashboard = z.looseObject({
  uid: z.string(),
  title: z.string().catch(""),
  timezone: z.string().optional().catch(undefined),
  weekStart: z.string().optional().catch(undefined),
  fiscalYearStartMonth: z.number().optional().catch(undefined),
  graphTooltip: z.number().catch(0),
  refresh: z.union([z.string(), z.boolean()]).nullish().catch(null),
  time: z.looseObject({ from: z.string(), to: z.string() }).catch({ from: "now-6h", to: "now" }),
  timepicker: z.looseObject({ refresh_intervals: z.array(z.string()).optional().catch(undefined) }).catch({}),
  templating: z.looseObject({ list: z.array(variable).catch([]) }).catch({ list: [] }),
  annotations: z.looseObject({ list: z.array(annotationQuery).catch([]) }).catch({ list: [] }),
  panels: z.array(panel).catch([]),
});
/** As it travels to the browser: older models brought up to date, newer ones brought down to panels and a layout. */
export type StoredDashboard = z.infer<typeof storedDashboard> & { layout?: DashboardLayout };

/** A data source as the browser may know it: no address, no settings. */
export interface DataSourceItem {
  uid: string;
  type: string;
  name: string;
  isDefault: boolean;
}

/** `GET …/settings` */
export interface RoomSettings {
  dataSources: DataSourceItem[];
  /** Address at which people open Grafana, without a slash at the end. */
  grafanaUrl: string;
}

/** One mark on a graph; times are epoch milliseconds. */
export interface Annotation {
  id: string;
  time: number;
  timeEnd: number;
  title: string;
  text: string;
  tags: string[];
  /** 0 when it belongs to no panel. */
  panelId: number;
}

/** `GET …/annotations`: marks by the stored annotation query that brought them. */
export interface AnnotationLayer {
  name: string;
  color: string;
  panelFilter: { exclude: boolean; ids: number[] } | null;
  annotations: Annotation[];
}

/** `GET …/alert-states`: the worst state of the rules that name a panel. */
export interface PanelAlertState {
  panelId: number;
  state: "alerting" | "pending" | "ok" | "unknown";
  ruleName: string;
  ruleUid: string;
}

/** The answer of a panel route that failed, in words that may be shown. */
export interface PanelRouteError {
  error: { code: string; message: string; details: Record<string, unknown> };
}
