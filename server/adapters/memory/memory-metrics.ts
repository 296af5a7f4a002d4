import type { Annotation } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { AlertRule, FoundAnnotation, MetricQuery, Metrics } from "@/server/ports/metrics";

/** What a rule of a test has to say; the rest is of a rule that nothing is wrong with. */
export type MemoryAlertRule = Pick<AlertRule, "uid" | "name" | "state"> & Partial<AlertRule>;

const QUIET: Omit<AlertRule, "uid" | "name" | "state"> = {
  health: "ok",
  lastError: "",
  activeAt: null,
  evaluatedAt: null,
  paused: false,
  group: "",
  folderUid: "",
  folderTitle: "",
  labels: {},
  annotations: {},
  dashboardUid: null,
  panelId: null,
  instances: [],
};

export interface MemoryMetricsData {
  /** The result of one query, as Grafana words it: frames, an error or both. */
  answer?: (query: MetricQuery) => { status: number; error?: string; frames?: unknown[] };
  /** Answers of data sources' own APIs, by `uid/path`. */
  resources?: Record<string, unknown>;
  annotations?: FoundAnnotation[];
  alertRules?: MemoryAlertRule[];
}

/** Metrics that live in memory and record what they were asked. */
export function memoryMetrics(data: MemoryMetricsData = {}): Metrics & { asked: MetricQuery[] } {
  const asked: MetricQuery[] = [];
  return {
    asked,
    async query({ queries }, signal) {
      signal?.throwIfAborted();
      asked.push(...queries);
      const results = queries.map(
        (query) => [query.refId, data.answer?.(query) ?? { status: 200, frames: [] }] as const,
      );
      const failed = results.some(([, result]) => result.error !== undefined);
      return { status: failed ? 400 : 200, body: { results: Object.fromEntries(results) } };
    },
    async resource(dataSourceUid, path, _params, signal) {
      signal?.throwIfAborted();
      const found = data.resources?.[`${dataSourceUid}/${path}`];
      if (found === undefined) throw new AppError("GRAFANA_REFUSED", "Not found", { status: 404, reason: "Not found" });
      return found;
    },
    async annotations(filter, signal) {
      const {
        from,
        to,
        limit,
        dashboardUid,
        tags = [],
        matchAny = false,
        withOrigin = false,
        writtenOnly = false,
      } = filter;
      signal?.throwIfAborted();
      const wanted = (mark: Annotation) =>
        tags.length === 0 ||
        (matchAny ? tags.some((tag) => mark.tags.includes(tag)) : tags.every((tag) => mark.tags.includes(tag)));
      return (
        (data.annotations ?? [])
          .filter((mark) => mark.timeEnd >= from && mark.time <= to && wanted(mark))
          .filter((mark) => dashboardUid === undefined || mark.dashboardUid === dashboardUid)
          // Only those of alerting have a title.
          .filter((mark) => !writtenOnly || mark.title === "")
          .sort((a, b) => b.time - a.time)
          .slice(0, limit)
          .map(({ id, time, timeEnd, title, text, tags: own, panelId, dashboardUid: uid, author }) => ({
            id,
            time,
            timeEnd,
            title,
            text,
            tags: own,
            panelId,
            ...(withOrigin && { dashboardUid: uid, author }),
          }))
      );
    },
    async alertRules({ dashboardUid, panelId, folderUid, states, instances = 1 }, signal) {
      signal?.throwIfAborted();
      return (data.alertRules ?? [])
        .map((rule) => ({ ...QUIET, ...rule }))
        .filter((rule) => dashboardUid === undefined || rule.dashboardUid === dashboardUid)
        .filter((rule) => panelId === undefined || rule.panelId === panelId)
        .filter((rule) => folderUid === undefined || rule.folderUid === folderUid)
        .filter((rule) => !states?.length || states.includes(rule.state))
        .map((rule) => ({ ...rule, instances: rule.instances.slice(0, instances) }));
    },
  };
}
