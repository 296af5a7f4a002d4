import {
  FieldType,
  getDisplayProcessor,
  getFieldDisplayName,
  outerJoinDataFrames,
  type DataFrame,
  type Field,
  type FieldMatcher,
  type GrafanaTheme2,
} from "@grafana/data";
import { MOST_SERIES } from "../timeseries/prepare-series";

interface PreparedBars {
  /** Categories first, then one field for each series of bars. */
  frame: DataFrame;
  shown: number;
  total: number;
}

const finite = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);
const isNamed = (field: Field, frame: DataFrame, name: string): boolean =>
  field.name === name || getFieldDisplayName(field, frame) === name;

function categoryOf(frame: DataFrame, xField: string | undefined): Field | undefined {
  if (xField) return frame.fields.find((field) => isNamed(field, frame, xField));
  const first = (type: FieldType) => frame.fields.find((field) => field.type === type);
  return first(FieldType.string) ?? first(FieldType.time);
}

/** Several answers become one table, a row for each category. */
function joined(frames: readonly DataFrame[], xField: string | undefined): DataFrame | undefined {
  const [first] = frames;
  if (frames.length < 2) return first;
  const joinBy: FieldMatcher = (field, frame) => field === categoryOf(frame, xField);
  return outerJoinDataFrames({ frames: [...frames], joinBy, keepDisplayNames: true }) ?? first;
}

/** The table that bars are made from: the first text or time is what they stand for, numbers are how high they are. */
export function prepareBars(
  frames: readonly DataFrame[],
  xField: string | undefined,
  theme: GrafanaTheme2,
): PreparedBars | { problem: "noField" | "noCategory" | "noNumber" } {
  const filled = frames.filter(({ length, fields }) => length > 0 && fields.length > 0);
  const table = joined(filled, xField);
  const category = table && categoryOf(table, xField);
  if (!table || !category) return { problem: xField ? "noField" : "noCategory" };
  const numbers = table.fields.filter((field) => field !== category && field.type === FieldType.number);
  if (numbers.length === 0) return { problem: "noNumber" };
  const drawn = numbers.slice(0, MOST_SERIES);
  const fields = drawn.map((field, at) => {
    // Colours of the palette are counted without the category.
    const state = {
      ...field.state,
      seriesIndex: at,
      displayName: getFieldDisplayName(field, table, [table]),
      origin: { frameIndex: 0, fieldIndex: at + 1 },
    };
    const made = { ...field, values: field.values.map(finite), state };
    return { ...made, display: getDisplayProcessor({ field: made, theme }) };
  });
  return { frame: { ...table, fields: [category, ...fields] }, shown: drawn.length, total: numbers.length };
}
