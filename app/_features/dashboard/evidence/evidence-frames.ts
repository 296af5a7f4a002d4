import { DataTopic, toDataFrame, type DataFrame } from "@grafana/data";
import { toDataQueryResponse, type FetchResponse } from "@grafana/runtime";
import type { EvidenceContent, EvidenceResults } from "@/server/evidence/contract";
import { nestedFrames } from "../data/nested-frames";
import { prometheusTables } from "../data/prometheus-tables";

/** Decoding writes into the columns, and a document is drawn more than once. */
function copied(results: EvidenceResults): EvidenceResults {
  return Object.fromEntries(
    Object.entries(results).map(([refId, result]) => [
      refId,
      {
        ...result,
        frames: result.frames.map((frame) => ({
          ...frame,
          data: { ...frame.data, values: frame.data.values.map((column) => [...column]) },
        })),
      },
    ]),
  );
}

/** Kept answers as panels get those that are asked for now; what belongs on the time axis apart from the series. */
export function evidenceFrames(
  results: EvidenceResults,
  { targets }: Pick<EvidenceContent, "targets">,
): { series: DataFrame[]; marks: DataFrame[] } {
  const response = { ok: true, status: 200, statusText: "", data: { results: copied(results) } } as FetchResponse;
  const { data } = toDataQueryResponse(response, targets);
  const tables = prometheusTables((data as DataFrame[]).map(nestedFrames), targets);
  const frames = tables.map((frame) => toDataFrame(frame));
  const isMarks = ({ meta }: DataFrame): boolean => meta?.dataTopic === DataTopic.Annotations;
  return { series: frames.filter((frame) => !isMarks(frame)), marks: frames.filter(isMarks) };
}
