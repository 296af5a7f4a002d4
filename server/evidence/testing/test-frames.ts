import type { EvidenceFrame, EvidenceResults } from "@/server/evidence/contract";

/** A series over time as Grafana writes it. */
export function seriesFrame(
  points: readonly (readonly [time: number, value: number | null])[],
  labels: Record<string, string> = {},
): EvidenceFrame {
  const values = points.map(([, value]) => value);
  const places = (wanted: number) => values.flatMap((value, row) => (Object.is(value, wanted) ? [row] : []));
  return {
    schema: {
      meta: { type: "timeseries-multi" },
      fields: [
        { name: "Time", type: "time" },
        { name: "Value", type: "number", labels },
      ],
    },
    data: {
      values: [
        points.map(([time]) => time),
        values.map((value) => (value === null || Number.isFinite(value) ? value : null)),
      ],
      entities: [
        null,
        {
          NaN: places(Number.NaN),
          Inf: places(Number.POSITIVE_INFINITY),
          NegInf: places(Number.NEGATIVE_INFINITY),
        },
      ],
    },
  };
}

/** Lines of a log as Loki's are written. */
export function logFrame(lines: readonly (readonly [time: number, text: string])[]): EvidenceFrame {
  return {
    schema: {
      meta: { type: "log-lines" },
      fields: [
        { name: "timestamp", type: "time" },
        { name: "body", type: "string" },
      ],
    },
    data: { values: [lines.map(([time]) => time), lines.map(([, text]) => text)] },
  };
}

export const answered = (...frames: EvidenceFrame[]): EvidenceResults => ({ A: { frames } });
