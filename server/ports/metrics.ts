import type { AbsoluteRange, Annotation } from "@/server/dashboard/contract";

/** One query for one data source; fields beyond these are the plugin's. */
export interface MetricQuery {
  refId: string;
  datasource: { type: string; uid: string };
  /** Wanted distance of points in milliseconds. */
  intervalMs: number;
  maxDataPoints: number;
  [pluginField: string]: unknown;
}

export interface MetricRequest {
  range: AbsoluteRange;
  queries: MetricQuery[];
}

/**
 * What came back: `results` by refId, each with frames, an error or both. `status` is 200 when every query succeeded,
 * 207 or 400 when at least one failed; the other results stand.
 */
export interface MetricAnswer {
  status: number;
  body: { results: Record<string, unknown> };
}

/** Which stored annotations are wanted; times are epoch milliseconds. */
export interface AnnotationFilter {
  from: number;
  to: number;
  /** At most this many, newest first. */
  limit: number;
  dashboardUid?: string;
  tags?: string[];
  /** True: any of the tags is enough. False: all are needed. */
  matchAny?: boolean;
}

/** One alert rule and the panel that it names, if it names one. */
export interface AlertRule {
  uid: string;
  name: string;
  state: "firing" | "pending" | "inactive" | "unknown";
  dashboardUid: string | null;
  panelId: number | null;
}

/**
 * Where metrics, logs and marks come from.
 *
 * Every member rejects with an AppError and nothing else: GRAFANA_UNREACHABLE (no answer, or a gateway before it is
 * down), GRAFANA_TIMEOUT (deadline passed), GRAFANA_REFUSED (it answered no; details hold `status` and `reason`),
 * GRAFANA_BAD_ANSWER (not what was promised, or more than 10 MB). An aborted `signal` ends the upstream call at once
 * and rejects with its reason. Nothing is written anywhere.
 */
export interface Metrics {
  /** Runs all queries over one range. A query that fails does not fail the others: see MetricAnswer. */
  query(request: MetricRequest, signal?: AbortSignal): Promise<MetricAnswer>;
  /** Reads a path of a data source's own API, such as `api/v1/label/job/values`; resolves to its parsed answer. */
  resource(
    dataSourceUid: string,
    path: string,
    params: ReadonlyArray<readonly [string, string]>,
    signal?: AbortSignal,
  ): Promise<unknown>;
  /** Stored annotations that touch the span. An empty list when there are none. */
  annotations(filter: AnnotationFilter, signal?: AbortSignal): Promise<Annotation[]>;
  /** Rules that name the dashboard, with their present state. An empty list when alerting is off. */
  alertRules(filter: { dashboardUid: string }, signal?: AbortSignal): Promise<AlertRule[]>;
}
