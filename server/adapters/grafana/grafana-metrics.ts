import { z } from "zod";
import { AppError } from "@/server/platform/errors";
import type { AlertRule, Metrics } from "@/server/ports/metrics";
import { grafanaCall, type GrafanaResponse } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { singleFlight } from "./single-flight";

const answer = z.looseObject({ results: z.record(z.string(), z.unknown()) });

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
  }),
);

const rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            uid: z.string().catch(""),
            name: z.string().catch(""),
            state: z.enum(["firing", "pending", "inactive"]).catch("inactive"),
            health: z.string().catch("ok"),
            type: z.string().catch("alerting"),
            annotations: z.record(z.string(), z.string()).nullish().catch({}),
          }),
        ),
      }),
    ),
  }),
});

function read<S extends z.ZodType>(schema: S, body: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError("GRAFANA_BAD_ANSWER", `Grafana's ${what} cannot be read`);
  return parsed.data;
}

/** A data source's path without anything that leads out of it. */
function resourcePath(path: string): string {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /%2f|%5c|\\/i.test(part))) {
    throw new AppError("BAD_INPUT", "The path is not allowed");
  }
  return parts.join("/");
}

/** Metrics, annotations and alert rules of a Grafana 11 to 13, read as a service account. */
export function grafanaMetrics(connection: GrafanaConnection): Metrics {
  const call = grafanaCall(connection);
  const shared = singleFlight<GrafanaResponse>();
  const get = (path: string, params: ReadonlyArray<readonly [string, string]>, signal?: AbortSignal) =>
    shared(`${path}?${JSON.stringify(params)}`, (inner) => call({ path, params, signal: inner }), signal);

  return {
    async query({ range, queries }, signal) {
      const body = { from: String(range.from), to: String(range.to), queries };
      const types = [...new Set(queries.map(({ datasource }) => datasource.type))].join(",");
      const response = await shared(
        JSON.stringify(body),
        (inner) =>
          call({
            method: "POST",
            path: "api/ds/query",
            params: [["ds_type", types]],
            body,
            signal: inner,
            acceptFailed: (status, failed) => status === 400 && answer.safeParse(failed).success,
          }),
        signal,
      );
      return { status: response.status, body: { results: read(answer, response.body, "answer to a query").results } };
    },
    async resource(dataSourceUid, path, params, signal) {
      const root = `api/datasources/uid/${encodeURIComponent(dataSourceUid)}/resources`;
      return (await get(`${root}/${resourcePath(path)}`, params, signal)).body;
    },
    async annotations(filter, signal) {
      const params: [string, string][] = [
        ["from", String(filter.from)],
        ["to", String(filter.to)],
        ["limit", String(filter.limit)],
        ...(filter.dashboardUid ? ([["dashboardUID", filter.dashboardUid]] as [string, string][]) : []),
        ...(filter.tags ?? []).map((tag): [string, string] => ["tags", tag]),
        ...(filter.matchAny ? ([["matchAny", "true"]] as [string, string][]) : []),
      ];
      const { body } = await get("api/annotations", params, signal);
      return read(annotations, body, "annotations").map((item) => ({
        id: item.id,
        time: item.time,
        timeEnd: item.timeEnd || item.time,
        title: item.alertName ? [item.alertName, item.newState].filter(Boolean).join(": ") : "",
        text: item.text,
        tags: item.tags ?? [],
        panelId: item.panelId ?? 0,
      }));
    },
    async alertRules({ dashboardUid }, signal) {
      const params = [["dashboard_uid", dashboardUid] as const, ["limit_alerts", "1"] as const];
      const { body } = await get("api/prometheus/grafana/api/v1/rules", params, signal);
      const all = read(rules, body, "alert rules").data.groups.flatMap((group) => group.rules);
      return all
        .filter((rule) => rule.type === "alerting" && rule.annotations?.__dashboardUid__ === dashboardUid)
        .map((rule): AlertRule => {
          const panelId = Number(rule.annotations?.__panelId__);
          return {
            uid: rule.uid,
            name: rule.name,
            state: rule.health === "ok" || rule.state !== "inactive" ? rule.state : "unknown",
            dashboardUid,
            panelId: Number.isInteger(panelId) ? panelId : null,
          };
        });
    },
  };
}
