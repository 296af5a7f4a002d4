import { z } from "zod";
import type { AlertInstance, AlertRule } from "@/server/ports/metrics";
import { wireTime } from "@/server/ports/wire-time";
import type { AlertmanagerCall } from "./alertmanager-call";
import { readWire } from "./alertmanager-wire";

const labels = z.record(z.string(), z.string()).catch({});
const rule = z.object({
  name: z.string(),
  type: z.string(),
  state: z.enum(["firing", "pending", "inactive"]).catch("inactive"),
  health: z.string().catch("unknown"),
  lastError: z.string().catch(""),
  lastEvaluation: z.string().catch(""),
  labels,
  annotations: labels,
  alerts: z
    .array(z.object({ labels, state: z.string(), activeAt: z.string().catch(""), value: z.string().catch("") }))
    .catch([]),
});
const answer = z.object({
  data: z.object({ groups: z.array(z.object({ name: z.string(), file: z.string(), rules: z.array(z.unknown()) })) }),
});

const HEALTH: Readonly<Record<string, AlertRule["health"]>> = { ok: "ok", err: "error" };
const instanceState = (state: string): AlertInstance["state"] =>
  state === "firing" || state === "pending" ? state : "normal";

/** Alerting rules of a Prometheus: `GET /api/v1/rules`. A rule there has no id but its place. */
export function prometheusRules(call: AlertmanagerCall): (signal?: AbortSignal) => Promise<AlertRule[]> {
  return async (signal) => {
    const { groups } = readWire(answer, await call({ path: "rules", params: [["type", "alert"]], signal })).data;
    return groups.flatMap(({ name: group, file, rules }) =>
      rules.flatMap((given, index) => {
        const { success, data } = rule.safeParse(given);
        if (!success || data.type !== "alerting") return [];
        const instances = data.alerts.map(({ labels: own, state, activeAt, value }) => ({
          labels: own,
          state: instanceState(state),
          activeAt: wireTime.fromRfc3339(activeAt),
          value,
        }));
        const since = instances.flatMap(({ activeAt }) => activeAt ?? []);
        return {
          uid: `${file}/${group}/${index}`,
          name: data.name,
          state: data.health === "err" && data.state === "inactive" ? "unknown" : data.state,
          health: HEALTH[data.health] ?? "unknown",
          lastError: data.lastError,
          activeAt: since.length > 0 ? Math.min(...since) : null,
          evaluatedAt: wireTime.fromRfc3339(data.lastEvaluation),
          paused: false,
          group,
          folderUid: "",
          folderTitle: file,
          labels: data.labels,
          annotations: data.annotations,
          dashboardUid: null,
          panelId: null,
          instances,
        } satisfies AlertRule;
      }),
    );
  };
}
