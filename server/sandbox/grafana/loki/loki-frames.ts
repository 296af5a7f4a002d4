import type { LogEntry } from "../../shop/log-entry";
import { type DataFrame, jsonField, numberField, stringField, timeField } from "../frames/data-frame";
import { fnv32 } from "../frames/fnv32";
import type { VectorSeries, Steps } from "../promql/value";
import { stepTime } from "../promql/value";
import { labelsText } from "../promql/labels";

export interface FoundLine {
  entry: LogEntry;
  labels: Record<string, string>;
}

/** All lines in one frame, in the order they were found: labels, Time, Line, tsNs, id. */
export function lokiLogsFrame(
  lines: readonly FoundLine[],
  executedQueryString: string,
  elapsedSeconds: number,
): DataFrame {
  const texts = lines.map(({ entry }) => entry.text);
  const stamps = lines.map(({ entry }) => `${entry.timeMs}${String(entry.nanos).padStart(6, "0")}`);
  const seen = new Map<string, number>();
  const ids = stamps.map((stamp, i) => {
    const id = `${stamp}_${fnv32(`${texts[i]}_${JSON.stringify(lines[i]?.labels)}`)}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? id : `${id}_${before}`;
  });
  const bytes = texts.reduce((total, text) => total + text.length, 0);
  return {
    meta: {
      typeVersion: [0, 0],
      custom: { frameType: "LabeledTimeValues" },
      stats: [
        { displayName: "Summary: bytes processed per second", unit: "Bps", value: Math.round(bytes / elapsedSeconds) },
        { displayName: "Summary: lines processed per second", value: Math.round(lines.length / elapsedSeconds) },
        { displayName: "Summary: total bytes processed", unit: "decbytes", value: bytes },
        { displayName: "Summary: total lines processed", value: lines.length },
        { displayName: "Summary: exec time", unit: "s", value: elapsedSeconds },
      ],
      executedQueryString,
    },
    fields: [
      jsonField(
        "labels",
        lines.map(({ labels }) => labels),
      ),
      timeField(
        lines.map(({ entry }) => entry.timeMs),
        { nanos: lines.map(({ entry }) => entry.nanos) },
      ),
      stringField("Line", texts),
      stringField("tsNs", stamps),
      stringField("id", ids),
    ],
  };
}

/** A frame for each series of a metric query. */
export function lokiMetricFrames(
  series: readonly VectorSeries[],
  steps: Steps,
  request: { executedQueryString: string; legendFormat: string; instant: boolean },
): DataFrame[] {
  return series.map(({ labels, values, present }) => {
    const indexes = [...values.keys()].filter((i) => present[i]);
    const legend = request.legendFormat
      ? request.legendFormat.replaceAll(/\{\{\s*(.+?)\s*\}\}/g, (_whole, label: string) => labels[label] ?? "")
      : labelsText(labels);
    return {
      name: legend,
      meta: {
        type: request.instant ? "numeric-multi" : "timeseries-multi",
        typeVersion: [0, 1],
        executedQueryString: request.executedQueryString,
      },
      fields: [
        timeField(
          indexes.map((i) => stepTime(steps, i)),
          request.instant ? {} : { config: { interval: steps.step } },
        ),
        numberField(
          "Value",
          indexes.map((i) => values[i] ?? Number.NaN),
          {
            labels,
            config: { displayNameFromDS: legend },
          },
        ),
      ],
    };
  });
}
