import type { Annotation } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";
import type { AlertRule, MetricQuery, Metrics } from "@/server/ports/metrics";

export interface MemoryMetricsData {
  /** The result of one query, as Grafana words it: frames, an error or both. */
  answer?: (query: MetricQuery) => { status: number; error?: string; frames?: unknown[] };
  /** Answers of data sources' own APIs, by `uid/path`. */
  resources?: Record<string, unknown>;
  annotations?: (Annotation & { dashboardUid?: string })[];
  alertRules?: AlertRule[];
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
    async annotations({ from, to, limit, dashboardUid, tags = [], matchAny = false }, signal) {
      signal?.throwIfAborted();
      const wanted = (mark: Annotation) =>
        tags.length === 0 ||
        (matchAny ? tags.some((tag) => mark.tags.includes(tag)) : tags.every((tag) => mark.tags.includes(tag)));
      return (data.annotations ?? [])
        .filter((mark) => mark.timeEnd >= from && mark.time <= to && wanted(mark))
        .filter((mark) => dashboardUid === undefined || mark.dashboardUid === dashboardUid)
        .sort((a, b) => b.time - a.time)
        .slice(0, limit)
        .map(({ id, time, timeEnd, title, text, tags: own, panelId }) => ({
          id,
          time,
          timeEnd,
          title,
          text,
          tags: own,
          panelId,
        }));
    },
    async alertRules({ dashboardUid }, signal) {
      signal?.throwIfAborted();
      return (data.alertRules ?? []).filter((rule) => rule.dashboardUid === dashboardUid);
    },
  };
}
