import { FieldType, isLikelyAscendingVector, sortDataFrame, type DataFrame, type Field } from "@grafana/data";
import { isExemplars } from "../chart/is-exemplars";

/** Most series in one plot: beyond that lines hide each other, and drawing them takes seconds. */
export const MOST_SERIES = 500;

interface PreparedSeries {
  frames: DataFrame[];
  shown: number;
  total: number;
  problem?: "noTime" | "noNumber";
}

/** NaN and infinities have no place on an axis: they are gaps. */
function finite(values: unknown[]): unknown[] {
  const odd = values.some((value) => typeof value === "number" && !Number.isFinite(value));
  return odd ? values.map((value) => (typeof value === "number" && !Number.isFinite(value) ? null : value)) : values;
}

function graphable(field: Field): Field | undefined {
  if (field.type === FieldType.time || field.type === FieldType.enum) return field;
  if (field.type === FieldType.number) return { ...field, values: finite(field.values) };
  if (field.type !== FieldType.boolean) return undefined;
  const values = field.values.map((value: unknown) => (typeof value === "boolean" ? Number(value) : null));
  const custom = { lineInterpolation: "stepAfter", ...(field.config.custom as object) };
  return { ...field, type: FieldType.number, values, config: { unit: "bool", ...field.config, custom } };
}

const isValue = ({ type }: Field): boolean => type === FieldType.number || type === FieldType.enum;

/**
 * The frames that can be drawn over time: times ascending, numbers finite, yes and no as a step between 0 and 1, and no
 * more series than a plot can hold.
 */
export function prepareSeries(frames: readonly DataFrame[]): PreparedSeries {
  const prepared: DataFrame[] = [];
  let shown = 0;
  let total = 0;
  let timed = false;
  for (const frame of frames) {
    const time = frame.fields.findIndex(({ type }) => type === FieldType.time);
    if (time < 0 || isExemplars(frame)) continue;
    timed = true;
    const fields = frame.fields.map(graphable).filter((field) => field !== undefined);
    const values = fields.filter(isValue);
    total += values.length;
    const room = MOST_SERIES - shown;
    if (values.length === 0 || room <= 0) continue;
    const kept = new Set(values.slice(0, room));
    shown += kept.size;
    const drawn = { ...frame, fields: fields.filter((field) => !isValue(field) || kept.has(field)) };
    const at = drawn.fields.findIndex(({ type }) => type === FieldType.time);
    prepared.push(isLikelyAscendingVector(drawn.fields[at]?.values ?? []) ? drawn : sortDataFrame(drawn, at));
  }
  const problem = prepared.length > 0 ? undefined : timed ? "noNumber" : "noTime";
  return { frames: prepared, shown, total, problem };
}
