import { hash } from "node:crypto";
import type { MetricAnswer, MetricRequest, Metrics } from "@/server/ports/metrics";
import type { SharedAnswer, SharedMetrics, SharedRequest } from "@/server/ports/shared-metrics";
import type { AbsoluteRange } from "../contract";
import { capAnswer } from "./cap-answer";
import { packed, packedText, plainBody, type PackedAnswer } from "./packed-answer";
import type { SharedReads } from "./shared-reads";
import { splitRange } from "./split-range";
import { withoutQueryText } from "./without-query-text";

/** An answer lives as long as its step, within these; one about a past that changes no more lives longer. */
const SHORTEST_LIFE_MS = 1_000;
const LONGEST_LIFE_MS = 10_000;
const PAST_LIFE_MS = 60_000;
/** Samples may come late, but not by more than that. */
const PAST_AFTER_MS = 10 * 60_000;
const READ_LIFE_MS = 5_000;
/** Lists of labels and values hardly depend on the ends of the range. */
const RESOURCE_TOLERANCE_MS = 60_000;

const unpacked = async <T>(answer: PackedAnswer): Promise<T> => JSON.parse((await plainBody(answer)).toString()) as T;

/** An answer as it travels: what is wanted of it, capped. Most are passed on as they came. */
function textOf({ body, text }: MetricAnswer, wanted: readonly string[] | undefined): string {
  const entries = Object.entries(body.results).filter(([refId]) => !wanted || wanted.includes(refId));
  const isAll = entries.length === Object.keys(body.results).length;
  const results = isAll ? body.results : Object.fromEntries(entries);
  const capped = capAnswer(results);
  return withoutQueryText(text !== undefined && capped === body.results ? text : JSON.stringify({ results: capped }));
}

/** How long an answer is given again, by the distance of its points and by whether its range is over. */
function lifeOf({ range, queries }: MetricRequest, now: number): { toleranceMs: number; freshMs: number } {
  const step = Math.min(...queries.map(({ intervalMs }) => intervalMs));
  const freshMs = Math.min(Math.max(step, SHORTEST_LIFE_MS), LONGEST_LIFE_MS);
  const toleranceMs = Math.min(step, LONGEST_LIFE_MS) - 1;
  return { toleranceMs, freshMs: range.to < now - PAST_AFTER_MS ? PAST_LIFE_MS : freshMs };
}

/**
 * Lets all who may see the same ask once. `permissions` names who they are: the organization and the connection.
 * Viewers whose relative ranges were resolved some seconds apart share, as far as their ends lie less than a step apart.
 */
export function sharedMetrics(
  inner: Metrics,
  reads: SharedReads,
  permissions: string,
  now: () => number = Date.now,
): SharedMetrics {
  const familyOf = (kind: string, asked: unknown) =>
    hash("sha256", JSON.stringify([permissions, kind, asked]), "base64url");

  async function shared<T>(
    kind: string,
    asked: unknown,
    near: { range: AbsoluteRange; toleranceMs: number },
    ask: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const question = { family: familyOf(kind, asked), ...near, freshMs: READ_LIFE_MS };
    const run = async (inFlight: AbortSignal) => ({ ...(await packed(200, await ask(inFlight))), isGood: true });
    return unpacked<T>(await reads.read(question, run, signal));
  }

  function answer(request: SharedRequest, signal?: AbortSignal): Promise<SharedAnswer> {
    const { range, queries, wanted, within } = request;
    const question = { family: familyOf("query", [queries, wanted]), range, within, ...lifeOf(request, now()) };
    const ask = async (inFlight: AbortSignal) => {
      const found = await inner.query({ range, queries }, inFlight);
      return { ...(await packedText(found.status, textOf(found, wanted))), isGood: found.status === 200 };
    };
    return reads.read(question, ask, signal);
  }

  return {
    answer,
    async query(request, signal): Promise<MetricAnswer> {
      const found = await answer(request, signal);
      return { status: found.status, body: await unpacked<MetricAnswer["body"]>(found) };
    },
    resource(dataSourceUid, path, params, signal) {
      const { range, rest } = splitRange(params);
      const near = { range, toleranceMs: RESOURCE_TOLERANCE_MS };
      const ask = (inFlight: AbortSignal) => inner.resource(dataSourceUid, path, params, inFlight);
      return shared("resource", [dataSourceUid, path, rest], near, ask, signal);
    },
    annotations({ from, to, ...filter }, signal) {
      const near = { range: { from, to }, toleranceMs: READ_LIFE_MS };
      return shared(
        "annotations",
        filter,
        near,
        (inFlight) => inner.annotations({ from, to, ...filter }, inFlight),
        signal,
      );
    },
    alertRules(filter, signal) {
      const near = { range: { from: 0, to: 0 }, toleranceMs: 0 };
      return shared("alertRules", filter, near, (inFlight) => inner.alertRules(filter, inFlight), signal);
    },
  };
}
