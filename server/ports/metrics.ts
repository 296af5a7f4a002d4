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
  /** `body` as it came, where it came in one piece: for passing it on without writing it again. */
  text?: string;
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
  /** True: only those that somebody wrote, none that alerting made. */
  writtenOnly?: boolean;
  /** True where it matters which dashboard an annotation belongs to and who wrote it. */
  withOrigin?: boolean;
}

/** `dashboardUid` and `author` only where they were asked for and there are any. */
export type FoundAnnotation = Annotation & { dashboardUid?: string; author?: string };

/** One label set for which a rule is evaluated. */
export interface AlertInstance {
  labels: Record<string, string>;
  state: "normal" | "pending" | "firing" | "recovering" | "nodata" | "error" | "unknown";
  /** Epoch milliseconds; null where it never became active. */
  activeAt: number | null;
  /** As Grafana writes it, such as `9.2e-01`. */
  value: string;
}

/** One alert rule and the panel that it names, if it names one. */
export interface AlertRule {
  uid: string;
  name: string;
  /** `unknown` where it is not firing but its last evaluation failed or found nothing. */
  state: "firing" | "pending" | "recovering" | "inactive" | "unknown";
  health: "ok" | "error" | "nodata" | "unknown";
  lastError: string;
  /** Epoch milliseconds since when it is not normal, null while it is. */
  activeAt: number | null;
  /** Epoch milliseconds of its last evaluation, null before the first. */
  evaluatedAt: number | null;
  paused: boolean;
  group: string;
  folderUid: string;
  folderTitle: string;
  labels: Record<string, string>;
  /** Without those that Grafana keeps for itself. */
  annotations: Record<string, string>;
  dashboardUid: string | null;
  panelId: number | null;
  instances: AlertInstance[];
}

/** Which rules are wanted; all that is given has to hold, nothing given means all. */
export interface AlertRuleFilter {
  dashboardUid?: string;
  panelId?: number;
  folderUid?: string;
  /** Any of them. */
  states?: AlertRule["state"][];
  /** Most instances of each rule; 1 unless told. */
  instances?: number;
}

/**
 * Where metrics, logs and marks come from.
 *
 * Every member rejects with an AppError and nothing else: GRAFANA_UNREACHABLE (no answer, or a gateway before it is
 * down), GRAFANA_TIMEOUT (deadline passed), GRAFANA_REFUSED (it answered no; details hold `status` and `reason`),
 * GRAFANA_BAD_ANSWER (not what was promised, or more than 10 MB). Details hold `code` (Grafana's own, or a word of
 * ours), `reason` (words for people), `retryable`, and where they apply `status`, `permissionNeeded` and
 * `retryAfterMs`. What has not answered several times in a row is refused at once: GRAFANA_UNREACHABLE with the `code`
 * `circuit-open`, `retryAt` (ISO time) and, for a data source, `dataSourceUid`. An aborted `signal` ends the upstream
 * call at once and rejects with its reason. Nothing is written anywhere.
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
  annotations(filter: AnnotationFilter, signal?: AbortSignal): Promise<FoundAnnotation[]>;
  /** Alerting rules with their present state. An empty list when alerting is off. */
  alertRules(filter: AlertRuleFilter, signal?: AbortSignal): Promise<AlertRule[]>;
}
