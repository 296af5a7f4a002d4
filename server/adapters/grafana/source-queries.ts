import { z } from "zod";
import { AppError } from "@/server/platform/errors";
import type { MetricAnswer, MetricQuery, MetricRequest } from "@/server/ports/metrics";
import { wireTime, type EpochMs } from "@/server/ports/wire-time";
import { PROBE_MS, type Outcome } from "./circuit";
import type { CircuitBoard } from "./circuit-board";
import { circuitOpen } from "./circuit-open";
import type { GrafanaCall, GrafanaResponse } from "./grafana-call";
import { judgeSource } from "./judge-source";
import { readAnswer } from "./read-answer";
import { readQueryFailure } from "./read-query-failure";
import type { SourceLanes } from "./source-lanes";

const EXPRESSION = "__expr__";
const answer = z.looseObject({ results: z.record(z.string(), z.unknown()) });
type Results = z.output<typeof answer>["results"];

/** Body of `POST /api/ds/query`: its times are texts of epoch milliseconds. */
const queryBody = (from: EpochMs, to: EpochMs, queries: readonly MetricQuery[]) => ({
  from: String(from),
  to: String(to),
  queries,
});

const sourceOf = ({ datasource }: MetricQuery): string => datasource.uid;

/** Queries that can be asked apart: by data source, unless an expression needs several of them at once. */
function groups(queries: readonly MetricQuery[]): MetricQuery[][] {
  if (queries.some((query) => sourceOf(query) === EXPRESSION)) return [[...queries]];
  const bySource = new Map<string, MetricQuery[]>();
  for (const query of queries) bySource.set(sourceOf(query), [...(bySource.get(sourceOf(query)) ?? []), query]);
  return [...bySource.values()];
}

/** A source is away when none of its queries got an answer of its own. */
function judgeResults(results: Results, queries: readonly MetricQuery[], uid: string): Outcome {
  const own = queries.filter((query) => sourceOf(query) === uid);
  return own.every(({ refId }) => readQueryFailure(results[refId])?.retryable) ? "away" : "well";
}

/** The failure of a whole call, said of each query in it. */
function failedResults(queries: readonly MetricQuery[], failure: AppError): Results {
  const { status = failure.code === "GRAFANA_TIMEOUT" ? 504 : 502, reason = failure.message } = failure.details;
  return Object.fromEntries(
    queries.map(({ refId }) => [refId, { error: String(reason), errorSource: "downstream", status, frames: [] }]),
  );
}

/**
 * Runs queries, those of different data sources in calls of their own: one that hangs keeps only its own queries
 * waiting, and one that has not answered several times is not asked.
 */
export function sourceQueries(call: GrafanaCall, circuits: CircuitBoard, inLane: SourceLanes) {
  async function ask(
    range: MetricRequest["range"],
    queries: readonly MetricQuery[],
    signal: AbortSignal,
  ): Promise<MetricAnswer> {
    const uids = [...new Set(queries.map(sourceOf))].filter((uid) => uid !== EXPRESSION);
    const types = [...new Set(queries.map(({ datasource }) => datasource.type))].join(",");
    const judge = (outcome: PromiseSettledResult<GrafanaResponse>, uid: string): Outcome | "abandoned" => {
      if (outcome.status === "rejected") return uids.length === 1 ? judgeSource(outcome.reason) : "unknown";
      const read = answer.safeParse(outcome.value.body);
      return read.success ? judgeResults(read.data.results, queries, uid) : "well";
    };
    const { status, body, text } = await inLane(uids, signal, () =>
      circuits.run(uids, {
        work: (probe) =>
          call({
            method: "POST",
            path: "api/ds/query",
            params: [["ds_type", types]],
            body: queryBody(wireTime.ms(range.from), wireTime.ms(range.to), queries),
            reads: true,
            waitsForSource: true,
            signal,
            ...(probe ? { timeoutMs: PROBE_MS } : {}),
            acceptFailed: (failed, given) => failed === 400 && answer.safeParse(given).success,
          }),
        judge,
        refuse: (uid, retryAt) => circuitOpen(retryAt, uid),
      }),
    );
    const { results, ...more } = readAnswer(answer, body, "answer to a query");
    const isAll = text !== undefined && Object.keys(more).length === 0;
    return { status, body: { results }, ...(isAll && { text }) };
  }

  return async ({ range, queries }: MetricRequest, signal: AbortSignal): Promise<MetricAnswer> => {
    const parts = groups(queries);
    const settled = await Promise.allSettled(parts.map((part) => ask(range, part, signal)));
    signal.throwIfAborted();
    const failures = settled.flatMap((part) => (part.status === "rejected" ? [part.reason as unknown] : []));
    const unknown = failures.find((failure) => !(failure instanceof AppError));
    if (failures.length === settled.length || unknown) throw unknown ?? failures[0];
    const [only] = settled;
    if (settled.length === 1 && only?.status === "fulfilled") return only.value;
    const results = settled.map((part, index) =>
      part.status === "fulfilled"
        ? part.value.body.results
        : failedResults(parts[index] ?? [], part.reason as AppError),
    );
    const statuses = settled.map((part) => (part.status === "fulfilled" ? part.value.status : 400));
    return { status: Math.max(...statuses), body: { results: Object.assign({}, ...results) as Results } };
  };
}
