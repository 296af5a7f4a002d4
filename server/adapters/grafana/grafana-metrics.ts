import { z } from "zod";
import { AppError } from "@/server/platform/errors";
import type { AnnotationFilter, MetricAnswer, Metrics } from "@/server/ports/metrics";
import { wireTime, type EpochMs } from "@/server/ports/wire-time";
import { alertRuleParams, readAlertRules } from "./alert-rules";
import { PROBE_MS } from "./circuit";
import type { CircuitBoard } from "./circuit-board";
import { circuitOpen } from "./circuit-open";
import type { GrafanaCall, GrafanaResponse } from "./grafana-call";
import { judgeSource } from "./judge-source";
import { readAnswer } from "./read-answer";
import { sharedGet } from "./shared-get";
import { singleFlight } from "./single-flight";
import { sourceLanes } from "./source-lanes";
import { sourceQueries } from "./source-queries";

type Params = [string, string][];

const annotations = z.array(
  z.object({
    id: z.union([z.number(), z.string()]).transform(String),
    time: z.number(),
    timeEnd: z.number().nullish(),
    text: z.string().catch(""),
    alertName: z.string().nullish().catch(null),
    newState: z.string().nullish().catch(null),
    tags: z.array(z.string()).nullish().catch([]),
    panelId: z.number().nullish().catch(0),
    dashboardUID: z.string().nullish().catch(null),
    login: z.string().nullish().catch(null),
  }),
);

/** `GET /api/annotations` takes epoch milliseconds. */
const annotationParams = (from: EpochMs, to: EpochMs, filter: AnnotationFilter): Params => [
  ["from", String(from)],
  ["to", String(to)],
  ["limit", String(filter.limit)],
  ...(filter.dashboardUid ? ([["dashboardUID", filter.dashboardUid]] as Params) : []),
  ...(filter.tags ?? []).map((tag): [string, string] => ["tags", tag]),
  ...(filter.matchAny ? ([["matchAny", "true"]] as Params) : []),
  ...(filter.writtenOnly ? ([["type", "annotation"]] as Params) : []),
];

/** A data source's path without anything that leads out of it. */
function resourcePath(path: string): string {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /%2f|%5c|\\/i.test(part))) {
    throw new AppError("BAD_INPUT", "The path is not allowed");
  }
  return parts.join("/");
}

/** Metrics, annotations and alert rules of a Grafana 11 to 13, read as a service account. */
export function grafanaMetrics(call: GrafanaCall, circuits: CircuitBoard): Metrics {
  const get = sharedGet(call);
  const inLane = sourceLanes();
  const askSources = sourceQueries(call, circuits, inLane);
  const sharedQuery = singleFlight<MetricAnswer>();
  const sharedResource = singleFlight<GrafanaResponse>();

  return {
    query: (request, signal) => sharedQuery(JSON.stringify(request), (inner) => askSources(request, inner), signal),
    async resource(uid, path, params, signal) {
      const full = `api/datasources/uid/${encodeURIComponent(uid)}/resources/${resourcePath(path)}`;
      const ask = (inner: AbortSignal) =>
        inLane([uid], inner, () =>
          circuits.run<GrafanaResponse>([uid], {
            work: (probe) =>
              call({
                path: full,
                params,
                waitsForSource: true,
                signal: inner,
                ...(probe ? { timeoutMs: PROBE_MS } : {}),
              }),
            judge: (outcome) => (outcome.status === "fulfilled" ? "well" : judgeSource(outcome.reason)),
            refuse: (_uid, retryAt) => circuitOpen(retryAt, uid),
          }),
        );
      return (await sharedResource(JSON.stringify([full, params]), ask, signal)).body;
    },
    async annotations(filter, signal) {
      const params = annotationParams(wireTime.ms(filter.from), wireTime.ms(filter.to), filter);
      const body = await get({ path: "api/annotations", params }, signal);
      return readAnswer(annotations, body, "annotations").map((item) => ({
        id: item.id,
        time: item.time,
        timeEnd: item.timeEnd || item.time,
        title: item.alertName ? [item.alertName, item.newState].filter(Boolean).join(": ") : "",
        text: item.text,
        tags: item.tags ?? [],
        panelId: item.panelId ?? 0,
        ...(filter.withOrigin && item.dashboardUID && { dashboardUid: item.dashboardUID }),
        ...(filter.withOrigin && item.login && { author: item.login }),
      }));
    },
    async alertRules(filter, signal) {
      const path = "api/prometheus/grafana/api/v1/rules";
      const body = await get({ path, params: alertRuleParams(filter) }, signal).catch((error: unknown) => {
        if (error instanceof AppError && error.details.status === 404) return { data: { groups: [] } };
        throw error;
      });
      return readAlertRules(body, filter);
    },
  };
}
