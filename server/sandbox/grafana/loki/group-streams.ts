import { labelsText } from "../promql/labels";
import type { FoundLine } from "./loki-frames";

/** Lines by the stream that they were written to, whatever a query made of their labels. */
export function groupStreams(lines: readonly FoundLine[]): Map<string, FoundLine[]> {
  const streams = new Map<string, FoundLine[]>();
  for (const line of lines) {
    const key = labelsText(line.entry.labels);
    const stream = streams.get(key);
    if (stream) stream.push(line);
    else streams.set(key, [line]);
  }
  return streams;
}
