import { AppError } from "@/server/platform/errors";
import type { Metrics, MetricRequest } from "@/server/ports/metrics";
import type { EvidenceNote, EvidenceResults } from "./contract";
import { readResults } from "./rules/read-results";

/**
 * What Grafana answers now to these queries, ready to be kept: never an earlier answer in the place of one that failed.
 *
 * @throws AppError GRAFANA_REFUSED where every query failed, EVIDENCE_UNREADABLE where nothing of the answer can be read,
 * and what the port rejects with
 */
export async function freshResults(
  metrics: Pick<Metrics, "query">,
  { range, queries }: MetricRequest,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<{ results: EvidenceResults; notes: EvidenceNote[] }> {
  if (queries.length === 0) return { results: {}, notes: [] };
  const { body } = await metrics.query({ range, queries }, signal);
  const read = readResults(body.results, wanted);
  const answers = Object.values(read.results);
  const [failed] = answers.flatMap(({ error }) => error ?? []);
  if (failed && answers.every(({ frames }) => frames.length === 0)) {
    throw new AppError("GRAFANA_REFUSED", "Every query failed", { reason: failed });
  }
  if (read.notes.some(({ code, kept }) => code === "frames_dropped" && kept === 0)) {
    throw new AppError("EVIDENCE_UNREADABLE", "Nothing of the answer can be read");
  }
  return read;
}
