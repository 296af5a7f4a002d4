import { requireRange } from "@/server/dashboard/require-range";
import type { Room } from "@/server/dashboard/room-access";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { AskAgainInput, EvidenceContent, EvidenceNote, EvidenceResults } from "./contract";
import { freshResults } from "./fresh-results";
import { storedEvidence } from "./stored-evidence";

/** The ends of a span are chosen a moment apart. */
const SLACK_MS = 60_000;

export interface AskedAgain {
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  results: EvidenceResults;
  notes: EvidenceNote[];
}

/**
 * What Grafana answers now to the queries of a document.
 *
 * @throws AppError NOT_FOUND, EVIDENCE_TAMPERED, BAD_INPUT, and what the metrics port rejects with
 */
export async function askAgain(
  { db, metrics }: Services,
  room: Room,
  id: string,
  input: AskAgainInput,
  signal?: AbortSignal,
): Promise<AskedAgain> {
  if (room.shareLinkId) throw new AppError("NOT_FOUND");
  const { plain } = await storedEvidence(db, room, id);
  const { range: captured, queries = [], targets } = JSON.parse(plain.toString()) as EvidenceContent;
  const range = input.range === "captured" ? captured : input.range;
  requireRange(room, range);
  if (range.to - range.from > captured.to - captured.from + SLACK_MS) {
    throw new AppError("BAD_INPUT", "The range is longer than the captured one", { reason: "range-too-long" });
  }
  const wanted = targets.map(({ refId }) => refId);
  return { range, ...(await freshResults(metrics, { range, queries }, wanted, signal)) };
}
