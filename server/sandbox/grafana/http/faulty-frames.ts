import { type DataFrame, numberField, type QueryAnswer, stringField, timeField } from "../frames/data-frame";
import type { DataFault, Fault } from "./faults";

const POINTS = 100_000;
const SERIES = 10_000;
const SHORT = 60;
const BYTES_A_ROW = 1_024;

interface Range {
  from: number;
  to: number;
}

const spread = ({ from, to }: Range, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * i) / Math.max(1, count - 1)));

const oneSeries = (range: Range, values: (number | null)[], labels: Record<string, string> = {}): DataFrame => ({
  meta: { type: "timeseries-multi", typeVersion: [0, 1] },
  fields: [timeField(spread(range, values.length)), numberField("Value", values, { nullable: true, labels })],
});

const repeated = <T>(count: number, value: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => value(i));

const FRAMES: Readonly<Record<DataFault, (range: Range, fault: Fault) => DataFrame[]>> = {
  "not-a-number": (range) => [
    oneSeries(
      range,
      repeated(SHORT, (i) => [Number.NaN, Infinity, -Infinity, 1][i % 4] ?? null),
    ),
  ],
  "only-nulls": (range) => [
    oneSeries(
      range,
      repeated(SHORT, () => null),
    ),
  ],
  "many-points": (range) => [
    oneSeries(
      range,
      repeated(POINTS, (i) => Math.sin(i / 500)),
    ),
  ],
  "many-series": (range) => repeated(SERIES, (i) => oneSeries(range, [i, i + 1, i], { instance: `node-${i}:9100` })),
  oversized: (range, { megabytes = 8 }) => {
    const rows = megabytes * BYTES_A_ROW;
    return [
      {
        fields: [
          timeField(spread(range, rows)),
          stringField(
            "blob",
            repeated(rows, () => "x".repeat(BYTES_A_ROW)),
          ),
        ],
      },
    ];
  },
};

/** What a data fault answers instead of each query's data; undefined for a fault of another kind. */
export function faultyAnswer(fault: Fault | undefined, range: Range): QueryAnswer | undefined {
  const make = fault && fault.mode in FRAMES ? FRAMES[fault.mode as DataFault] : undefined;
  return make && fault ? { status: 200, frames: make(range, fault) } : undefined;
}
