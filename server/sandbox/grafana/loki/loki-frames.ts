import type { LogEntry } from "../../shop/log-entry";
import { type DataFrame, jsonField, numberField, stringField, timeField } from "../frames/data-frame";
import { fnv32 } from "../frames/fnv32";
import type { VectorSeries, Steps } from "../promql/value";
import { stepTime } from "../promql/value";
import { labelsText } from "../promql/labels";
import { groupStreams } from "./group-streams";

export interface FoundLine {
  entry: LogEntry;
  labels: Record<string, string>;
}

/** Summary of a query, as Grafana reads it out of Loki's answer. */
export function lokiStats(lines: readonly string[], elapsedSeconds: number): Record<string, unknown>[] {
  const bytes = lines.reduce((total, text) => total + text.length, 0);
  const stat = (displayName: string, value: number, unit?: string) => ({
    displayName,
    ...(unit ? { unit } : {}),
    value,
  });
  return [
    stat("Summary: bytes processed per second", Math.round(bytes / elapsedSeconds), "Bps"),
    stat("Summary: lines processed per second", Math.round(lines.length / elapsedSeconds)),
    stat("Summary: total bytes processed", bytes, "decbytes"),
    stat("Summary: total lines processed", lines.length),
    stat("Summary: exec time", elapsedSeconds, "s"),
    stat("Ingester: total reached", 1),
    stat("Ingester: total chunks matched", 0),
    stat("Ingester: total batches", 1),
    stat("Ingester: total lines sent", lines.length),
    stat("Ingester: head chunk bytes", 0, "decbytes"),
    stat("Ingester: head chunk lines", 0),
    stat("Ingester: decompressed bytes", 0, "decbytes"),
    stat("Ingester: decompressed lines", 0),
    stat("Ingester: compressed bytes", 0, "decbytes"),
    stat("Ingester: total duplicates", 0),
  ];
}

/** Where a label of a line is from: the stream (indexed) or the query (parsed). */
const labelTypes = ({ entry, labels }: FoundLine): Record<string, "I" | "P"> => {
  const stream = entry.labels;
  return Object.fromEntries(Object.keys(labels).map((name) => [name, name in stream ? "I" : "P"]));
};

/**
 * All lines in one frame: labels, Time, Line, tsNs, labelTypes, id. They come stream by stream, the streams sorted by
 * their labels and each in the order asked for, as Loki groups them; nothing sorts the whole.
 */
export function lokiLogsFrame(
  found: readonly FoundLine[],
  executedQueryString: string,
  elapsedSeconds: number,
): DataFrame {
  const streams = groupStreams(found);
  const lines = [...streams].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flatMap(([, stream]) => stream);
  const texts = lines.map(({ entry }) => entry.text);
  const stamps = lines.map(({ entry }) => `${entry.timeMs}${String(entry.nanos).padStart(6, "0")}`);
  const seen = new Map<string, number>();
  const ids = stamps.map((stamp, i) => {
    const id = `${stamp}_${fnv32(`${texts[i]}_${JSON.stringify(lines[i]?.labels)}`)}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? id : `${id}_${before}`;
  });
  return {
    meta: {
      typeVersion: [0, 0],
      custom: { frameType: "LabeledTimeValues" },
      stats: lokiStats(texts, elapsedSeconds),
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
      jsonField("labelTypes", lines.map(labelTypes), { config: { custom: { hidden: true } } }),
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
  return series.map(({ labels, values, present }, place) => {
    const indexes = [...values.keys()].filter((i) => present[i]);
    const legend = request.legendFormat
      ? request.legendFormat.replaceAll(/\{\{\s*(.+?)\s*\}\}/g, (_whole, label: string) => labels[label] ?? "")
      : labelsText(labels);
    return {
      meta: {
        type: request.instant ? "numeric-multi" : "timeseries-multi",
        typeVersion: [0, 1],
        ...(place === 0 ? { stats: lokiStats([], 0.001) } : {}),
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
