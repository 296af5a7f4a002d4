import type { DataQuery, SandboxDataSource } from "../data-source";
import type { ExpressionValue } from "../expressions/expression-value";
import { EXPRESSION_UID, evaluateQueries, type PlannedQuery } from "../expressions/run-expressions";
import { object, text } from "../http/json-fields";
import type { AlertInstance, AlertRule } from "./alert-rule";
import { nextState, type Outcome } from "./alert-state";
import { type StateChange, stateChange } from "./state-changes";

interface Found {
  labels: Record<string, string>;
  outcome: Outcome;
  values: Record<string, number>;
  error?: string;
}

const MAX_MISSED = 60;
const MAX_CHANGES = 2_000;
const DEADLINE_MS = 5_000;

const outcomeOf = (value: ExpressionValue): Outcome => {
  if (value.kind === "no-data") return "nodata";
  if (value.kind === "series") return "error";
  return value.value === null ? "nodata" : value.value === 0 ? "normal" : "firing";
};

/** Runs a rule's queries as they are at a moment. */
async function evaluate(rule: AlertRule, sources: readonly SandboxDataSource[], at: number): Promise<Found[]> {
  const planned = rule.data.map((one): PlannedQuery => {
    const model = object(one.model) ?? {};
    const uid = text(one.datasourceUid);
    const query: DataQuery = { intervalMs: 1000, maxDataPoints: 43_200, ...model, refId: text(one.refId) };
    return {
      query,
      source: uid === EXPRESSION_UID ? undefined : sources.find((source) => source.uid === uid),
    };
  });
  const from = Math.max(0, ...rule.data.map((one) => Number(object(one.relativeTimeRange)?.from ?? 0)));
  const context = { from: at - from * 1000, to: at, signal: AbortSignal.timeout(DEADLINE_MS) };
  try {
    const { values, failures } = await evaluateQueries(planned, context);
    const failure = failures.get(rule.condition);
    if (failure !== undefined) return [{ labels: {}, outcome: "error", values: {}, error: failure }];
    const found = values.get(rule.condition) ?? [];
    return found.map((value) => ({
      labels: value.kind === "no-data" ? {} : { ...value.labels },
      outcome: outcomeOf(value),
      values: value.kind === "number" && value.value !== null ? { [rule.condition]: value.value } : {},
    }));
  } catch (error) {
    return [{ labels: {}, outcome: "error", values: {}, error: error instanceof Error ? error.message : "failed" }];
  }
}

/**
 * Keeps the state of rules that were made through the API. Nothing runs by itself: `advance` makes up for the
 * evaluations that are due since it was last called.
 */
export function createRuleEvaluator(sources: readonly SandboxDataSource[], folderTitle: (uid: string) => string) {
  const instances = new Map<string, Map<string, AlertInstance>>();
  const evaluatedAt = new Map<string, number>();
  const changes: StateChange[] = [];

  function take(rule: AlertRule, { labels, outcome, values, error }: Found, at: number): [string, AlertInstance] {
    const key = JSON.stringify(Object.entries(labels).sort());
    const before = instances.get(rule.uid)?.get(key);
    const folder = folderTitle(rule.folderUid);
    const after: AlertInstance = {
      rule,
      labels: { ...labels, ...rule.labels, alertname: rule.title, grafana_folder: folder },
      annotations: rule.annotations,
      ...nextState(before, outcome, at, rule),
      values,
      ...(error === undefined ? {} : { error }),
    };
    const previous = before?.state ?? "Normal";
    if (after.state !== previous) changes.push(stateChange(after, previous, at));
    if (changes.length > MAX_CHANGES) changes.shift();
    return [key, after];
  }

  return {
    async advance(rules: readonly AlertRule[], now: number): Promise<void> {
      for (const gone of [...instances.keys()].filter((uid) => !rules.some((rule) => rule.uid === uid))) {
        instances.delete(gone);
        evaluatedAt.delete(gone);
      }
      for (const rule of rules) {
        if (rule.isPaused) continue;
        const last = Math.floor(now / rule.intervalMs) * rule.intervalMs;
        const first = Math.max(
          (evaluatedAt.get(rule.uid) ?? last - rule.intervalMs) + rule.intervalMs,
          last - MAX_MISSED * rule.intervalMs,
        );
        for (let at = first; at <= last; at += rule.intervalMs) {
          evaluatedAt.set(rule.uid, at);
          const found = await evaluate(rule, sources, at);
          instances.set(rule.uid, new Map(found.map((one) => take(rule, one, at))));
        }
      }
    },
    instances: (uid: string): AlertInstance[] => [...(instances.get(uid)?.values() ?? [])],
    /** 0 for a rule that was never evaluated. */
    evaluatedAt: (uid: string): number => evaluatedAt.get(uid) ?? 0,
    changes: (from: number, to: number): StateChange[] => changes.filter(({ at }) => at >= from && at <= to),
  };
}
