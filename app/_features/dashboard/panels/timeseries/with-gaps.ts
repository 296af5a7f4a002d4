import { FieldType, type DataFrame, type Field } from "@grafana/data";

const stepOf = (field: Field): unknown => (field.config.custom as { insertNulls?: unknown } | undefined)?.insertNulls;
const isStep = (step: unknown): step is number => typeof step === "number" && step > 0;

/**
 * The frame with an empty row wherever samples are missing, so that its lines break there: after the step of the query,
 * in ms, or after what a field calls too long. The plot itself does it for the first of several frames only.
 */
export function withGaps(frame: DataFrame): DataFrame {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  if (!time) return frame;
  const steps = frame.fields.map((field) => [stepOf(field), time.config.interval].find(isStep) ?? Infinity);
  const least = Math.min(...steps.filter((_, at) => frame.fields[at] !== time));
  const times: number[] = [];
  const origins: number[] = [];
  (time.values as number[]).forEach((at, row, all) => {
    const before = all[row - 1];
    if (before !== undefined && at - before > least) {
      times.push(before + least);
      origins.push(-1);
    }
    times.push(at);
    origins.push(row);
  });
  const told = { ...time, state: { ...time.state, nullThresholdApplied: true } };
  if (times.length === frame.length)
    return { ...frame, fields: frame.fields.map((field) => (field === time ? told : field)) };
  const fields = frame.fields.map((field, index): Field => {
    if (field === time) return { ...told, values: times };
    const step = steps[index] ?? Infinity;
    const isLong = (row: number): boolean => (times[row + 1] ?? 0) - (times[row - 1] ?? 0) > step;
    // Undefined is passed over where null breaks a line.
    const values = origins.map((origin, row) => (origin >= 0 ? field.values[origin] : isLong(row) ? null : undefined));
    return { ...field, values };
  });
  return { ...frame, length: times.length, fields };
}
