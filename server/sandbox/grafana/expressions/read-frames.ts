import type { DataFrame, FrameField } from "../frames/data-frame";
import type { ExpressionValue, Labels, Sample } from "./expression-value";

/** Frames that expressions cannot read. */
export class UnreadableFrames extends Error {}

const toSample = (value: unknown): Sample => (typeof value === "number" ? value : null);

/** Data of TestData have no labels to tell series apart, so that the name of the field becomes one. */
function labelled(field: FrameField, type: string): Labels {
  const labels = field.labels ?? {};
  const named = type === "grafana-testdata-datasource" && Object.keys(labels).length === 0;
  return named ? { __name__: field.name } : labels;
}

/** The frames of one query as what expressions work on, each with a frame of its own that shows it. */
export function readFrames(frames: readonly DataFrame[], dataSourceType: string): ExpressionValue[] {
  const values = frames.flatMap((frame) => readFrame(frame, dataSourceType));
  return values.length > 0 ? values : [{ kind: "no-data", ...(frames[0] ? { frame: frames[0] } : {}) }];
}

function readFrame(frame: DataFrame, type: string): ExpressionValue[] {
  const time = frame.fields.find((field) => field.type === "time");
  const numbers = frame.fields.filter((field) => field.type === "number");
  const texts = frame.fields.filter((field) => field.type === "string");
  if (frame.fields.length === 0) return [];
  if (!time) return numberRows(numbers, texts);
  if (texts.length > 0) {
    throw new UnreadableFrames("input data must be a wide series but got type long (input refid)");
  }
  const single = frame.meta?.type === "numeric-multi";
  return numbers.map((field) => {
    const labels = labelled(field, type);
    const own: FrameField = { ...field, goType: "float64", nullable: true, labels };
    const { executedQueryString: _query, preferredVisualisationType: _preferred, ...meta } = frame.meta ?? {};
    if (single) {
      const shown = { meta: { type: "numeric-multi", typeVersion: [0, 1] }, fields: [own] };
      return { kind: "number", labels, value: toSample(field.values[0]), frame: shown };
    }
    const shown = { ...(frame.meta ? { meta } : {}), fields: [time, own] };
    return {
      kind: "series",
      labels,
      times: time.values.map(Number),
      values: field.values.map(toSample),
      frame: shown,
    };
  });
}

/** A table: every number of every row, labelled by the row's texts. */
function numberRows(numbers: FrameField[], texts: FrameField[]): ExpressionValue[] {
  const rows = numbers[0]?.values.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    numbers.map((field): ExpressionValue => {
      const labels = Object.fromEntries(texts.map((one) => [one.name, String(one.values[row] ?? "")]));
      const value = toSample(field.values[row]);
      const own: FrameField = { ...field, goType: "float64", nullable: true, values: [value] };
      const fields = [texts.length > 0 ? { ...own, labels } : own];
      return {
        kind: "number",
        labels,
        value,
        frame: { meta: { type: "numeric-multi", typeVersion: [0, 1] }, fields },
      };
    }),
  ).flat();
}
