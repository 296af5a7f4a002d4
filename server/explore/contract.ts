import { z } from "zod";
import { absoluteRange, panelQueryInput } from "@/server/dashboard/contract";

/** Longest query that may be typed. */
export const MAX_EXPRESSION = 8_000;
/** Most log lines, or traces found, of one answer. */
export const MAX_LINES = 5_000;
/** Longest span of a query for logs or traces, in milliseconds; metrics may reach as far back as panels. */
export const MAX_SEARCH_MS = 31 * 24 * 3_600_000;
/** Most names of one list; `text` narrows it. */
export const MAX_NAMES = 1_000;

/**
 * What can be typed, and where it goes: PromQL to Prometheus and Mimir, LogQL to Loki, TraceQL and single trace ids to
 * Tempo, and the name of one of TestData's scenarios.
 */
export const ADHOC_KINDS = ["promql", "logql", "traceql", "trace", "testdata"] as const;
export type AdhocKind = (typeof ADHOC_KINDS)[number];

const uid = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w-]+$/);
const expression = z.string().trim().min(1).max(MAX_EXPRESSION);

/**
 * `POST …/adhoc`: a query that somebody typed, for those with `query:adhoc`. `$__interval`, `$__rate_interval` and
 * `$__range` are filled in by the data source. The answer is that of a panel's query with one result, `A`: Grafana's
 * status, `{results: {A: {frames, error?, status}}}`, and `x-stale-since`.
 */
export const adhocQueryInput = z.strictObject({
  dataSourceUid: uid,
  kind: z.enum(ADHOC_KINDS),
  expr: expression,
  range: absoluteRange,
  /** The newest value of each series instead of their course; PromQL and LogQL metrics only. */
  instant: z.boolean().default(false),
  /** Wanted distance of points in milliseconds. */
  intervalMs: z
    .number()
    .min(1)
    .max(366 * 24 * 3_600_000),
  maxDataPoints: z.number().min(1).max(1_000_000),
  /** Most log lines or traces. */
  limit: z.number().int().min(1).max(MAX_LINES).default(1_000),
});
export type AdhocQueryInput = z.infer<typeof adhocQueryInput>;

const names = {
  dataSourceUid: uid,
  range: absoluteRange,
  /** Only series that match: `{job="api"}` or `up{job="api"}`. */
  selector: z.string().trim().max(MAX_EXPRESSION).optional(),
  /** Only names that contain this, in any case. */
  text: z.string().trim().max(200).default(""),
};

/** `POST …/adhoc/labels`: names of labels, or of a Tempo's tags as TraceQL writes them. */
export const labelsInput = z.strictObject(names);
export type LabelsInput = z.infer<typeof labelsInput>;

/** `POST …/adhoc/label-values`: values of one label or tag. */
export const labelValuesInput = z.strictObject({ ...names, label: z.string().trim().min(1).max(200) });
export type LabelValuesInput = z.infer<typeof labelValuesInput>;

/** `POST …/adhoc/metrics`: names of metrics; Prometheus only. */
export const metricsInput = z.strictObject(names);
export type MetricsInput = z.infer<typeof metricsInput>;

/** Answer of the three lists, in alphabetical order. */
export interface NameList {
  names: string[];
  /** There are more than MAX_NAMES: narrow the list. */
  more: boolean;
}

const moment = z.string().regex(/^now(?:[-+]\d{1,9}[smhdwMQy])?(?:\/f?[smhdwMQy])?$/);

/**
 * `POST …/panel-link`: where the queries of a stored panel stand in Grafana's Explore, for those with `query:adhoc`.
 * `span` is the range as it was chosen, where it follows the clock; else the link holds the moments of `range`.
 */
export const panelLinkInput = panelQueryInput.omit({ refIds: true }).extend({
  span: z.strictObject({ from: moment, to: moment }).optional(),
});
export type PanelLinkInput = z.infer<typeof panelLinkInput>;

/** The address; null where Explore can ask nothing of the panel, or nobody knows where people open Grafana. */
export interface PanelLink {
  url: string | null;
}

/** `GET …/adhoc/data-sources`: where queries may be typed, and the organization that they belong to in Grafana. */
export interface AdhocSources {
  dataSources: AdhocDataSource[];
  /** Null where it is not known. */
  orgId: number | null;
}

/** A data source, without address or settings. */
export interface AdhocDataSource {
  uid: string;
  name: string;
  isDefault: boolean;
  kinds: AdhocKind[];
}
