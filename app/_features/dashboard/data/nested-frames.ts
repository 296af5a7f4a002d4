import { FieldType, dataFrameFromJSON, type DataFrame, type DataFrameJSON } from "@grafana/data";

const isFrameJson = (value: unknown): value is DataFrameJSON =>
  typeof value === "object" && value !== null && "schema" in value && "data" in value;
const isNested = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isFrameJson);

/** Frames within a frame travel as JSON in its cells, as Tempo's list of traces has them. Here they become frames. */
export function nestedFrames(frame: DataFrame): DataFrame {
  if (!frame.fields.some(({ values }) => values.some(isNested))) return frame;
  const fields = frame.fields.map((field) => {
    if (!field.values.some(isNested)) return field;
    const values = field.values.map((value: unknown) =>
      isNested(value) ? value.filter(isFrameJson).map(dataFrameFromJSON) : [],
    );
    return { ...field, type: FieldType.nestedFrames, values };
  });
  return { ...frame, fields };
}
