import { z } from "zod";
import type { DashboardLayout } from "./contract/dashboard-layout";

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

/** One thing that a variable may be set to. `properties` are further columns, which a query names as `${name.field}`. */
export interface VariableOption {
  text: string;
  value: string;
  properties?: Record<string, unknown>;
}

/**
 * The labels that a stored ad-hoc filter or group-by variable may name, or, with `key`, the values of one of them.
 * Filters that are set narrow them, except those of the label `without`.
 */
export const filterOptionsInput = z.strictObject({
  dashboardUid: uid,
  name,
  key: z.string().min(1).max(200).optional(),
  without: z.string().max(200).optional(),
  range: absoluteRange,
  variables: variableValues,
});
export type FilterOptionsInput = z.infer<typeof filterOptionsInput>;

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
export type AnnotationsInput = z.infer<typeof annotationsInput> & { variables?: VariableValues };

/** `POST …/annotations`: the same for annotation queries that variables are filled into. */
export const annotationsQueryInput = z.strictObject({
  dashboardUid: uid,
  from: epochMs,
  to: epochMs,
  name: z.string().min(1).max(200).optional(),
  variables: variableValues,
});

/** `GET …/alert-states?dashboardUid` */
export const alertStatesInput = z.strictObject({ dashboardUid: uid });
export type AlertStatesInput = z.infer<typeof alertStatesInput>;

/** Dashboards whose title contains the text, for choosing what a room holds. */
export const searchDashboardsInput = z.strictObject({
  text: z.string().trim().max(200).default(""),
  limit: z.number().int().min(1).max(100).default(30),
  /** From 1; `limit` hits each. */
  page: z.number().int().min(1).max(1_000).default(1),
  /** All of them are needed. */
  tags: z.array(z.string().min(1).max(100)).max(10).default([]),
  /** Directly inside this folder; empty for the top level. */
  folderUid: z.union([uid, z.literal("")]).optional(),
});
export type SearchDashboardsInput = z.infer<typeof searchDashboardsInput>;

/** Folders directly inside one; empty for the top level. */
export const listFoldersInput = z.strictObject({ parentUid: z.union([uid, z.literal("")]).default("") });

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

/**
 * What of a stored panel is not drawn as Grafana draws it; `subject` names the part at fault, or is empty.
 *
 * - `panel-type`: the type of panel is not drawn here (subject: the type)
 * - `library-panel-missing`, `library-panel-cyclic`: the shared panel cannot be read, or leads to itself (its uid)
 * - `legacy-alert`: the alert of Grafana 8 and older was left out (its name)
 * - `data-source-frontend-only`: the plugin runs in Grafana's page alone (its type)
 * - `transformation`: a step that is not known here is skipped (its id)
 * - `override`: the matcher of an override is not known here (its id)
 * - `option`: an option of an old panel has no counterpart (its name)
 */
const panelNote = z.object({
  code: z.enum([
    "panel-type",
    "library-panel-missing",
    "library-panel-cyclic",
    "legacy-alert",
    "data-source-frontend-only",
    "transformation",
    "override",
    "option",
  ]),
  subject: z.string(),
});
export type PanelNote = z.infer<typeof panelNote>;

const link = z.looseObject({
  title: z.string().catch(""),
  url: z.string().catch(""),
  targetBlank: z.boolean().catch(false),
});
/** A link of a panel; its address may name variables. */
export type StoredPanelLink = z.infer<typeof link>;

const dashboardLink = z.looseObject({
  title: z.string().catch(""),
  type: z.enum(["link", "dashboards"]).catch("link"),
  url: z.string().catch(""),
  icon: z.string().catch(""),
  tooltip: z.string().catch(""),
  tags: z.array(z.string()).catch([]),
  asDropdown: z.boolean().catch(false),
  targetBlank: z.boolean().catch(false),
  includeVars: z.boolean().catch(false),
  keepTime: z.boolean().catch(false),
});
/** A link of a dashboard: one address, or all dashboards with these tags. */
export type StoredDashboardLink = z.infer<typeof dashboardLink>;

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
  links: z.array(link).optional().catch(undefined),
  notes: z.array(panelNote).optional().catch(undefined),
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
  links: z.array(dashboardLink).optional().catch(undefined),
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
  /** False where only the plugin's own page can answer its queries; not known where it is missing. */
  backend?: boolean;
  /** Distance of the points that it collects, `15s`, where its settings say so. */
  interval?: string;
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
  /** Where it has one of its own. */
  color?: string;
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

/** A dashboard as the other end stores it, before `readDashboardModel` brings it into the form that the room reads. */
export interface RawDashboard {
  uid: string;
  /** `v2` is the schema whose panels are `elements`; everything older is `classic`. */
  model: "classic" | "v2";
  /** `v1beta1`, `v2beta1`, `v2` …, or empty where the legacy API answered. */
  apiVersion: string;
  /** The dashboard itself, unread. */
  spec: unknown;
  /** Models of the library panels that it names, by uid; null where one cannot be read. */
  libraryPanels: Record<string, unknown>;
  /** Empty at the top level. */
  folderTitle: string;
}
