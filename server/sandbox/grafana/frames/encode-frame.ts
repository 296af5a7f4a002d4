import type { DataFrame, FrameField, QueryAnswer } from "./data-frame";

type Entities = Partial<Record<"NaN" | "Inf" | "NegInf", number[]>>;

/** JSON has no NaN and no infinity: those become null, and their places are listed beside the values. */
function encodeNumbers(values: readonly unknown[]): { values: readonly unknown[]; entities: Entities | null } {
  if (!values.some((value) => typeof value === "number" && !Number.isFinite(value))) return { values, entities: null };
  const entities: Entities = {};
  const encoded = values.map((value, index) => {
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    const kind = Number.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "NegInf";
    (entities[kind] ??= []).push(index);
    return null;
  });
  return { values: encoded, entities };
}

function encodeField(field: FrameField): Record<string, unknown> {
  return {
    ...(field.name ? { name: field.name } : {}),
    type: field.type,
    typeInfo: { frame: field.goType, ...(field.nullable ? { nullable: true } : {}) },
    ...(field.labels ? { labels: field.labels } : {}),
    ...(field.config ? { config: field.config } : {}),
  };
}

/** A frame in Grafana's JSON form: schema and column-major data. */
export function encodeFrame(queryRefId: string, frame: DataFrame): Record<string, unknown> {
  const refId = frame.refId ?? queryRefId;
  const columns = frame.fields.map((field) =>
    field.type === "number" ? encodeNumbers(field.values) : { values: field.values, entities: null },
  );
  const entities = columns.map((column) => column.entities);
  const nanos = frame.fields.map((field) => (field.nanos?.some((value) => value !== 0) ? field.nanos : null));
  return {
    schema: {
      ...(refId ? { refId } : {}),
      ...(frame.name ? { name: frame.name } : {}),
      ...(frame.meta ? { meta: frame.meta } : {}),
      fields: frame.fields.map(encodeField),
    },
    data: {
      values: columns.map((column) => column.values),
      ...(entities.some(Boolean) ? { entities } : {}),
      ...(nanos.some(Boolean) ? { nanos } : {}),
    },
  };
}

/** The answer of one refId, with its fields in Grafana's order. */
export function encodeAnswer(refId: string, answer: QueryAnswer): Record<string, unknown> {
  const bare = answer.frames.length === 0 && !(answer.listed ?? answer.error === undefined);
  return {
    ...(answer.error === undefined ? {} : { error: answer.error, errorSource: answer.errorSource ?? "" }),
    status: answer.status,
    ...(bare ? {} : { frames: answer.frames.map((frame) => encodeFrame(refId, frame)) }),
  };
}
