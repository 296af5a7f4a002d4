import type { StoredPanel } from "@/server/dashboard/contract";
import type { GlanceValues, GlanceWait } from "../contract";
import type { FieldStyle } from "./field-style";
import { formatNumber } from "./format-number";
import type { NumberColumn } from "./frame-columns";

const MAX_VALUES = 24;

type Reducer = (values: number[], all: readonly (number | null)[]) => number | null;

/** Names as in Grafana's documentation of calculations. */
const REDUCERS: Record<string, Reducer> = {
  lastNotNull: (values) => values.at(-1) ?? null,
  last: (_values, all) => all.at(-1) ?? null,
  firstNotNull: (values) => values[0] ?? null,
  first: (_values, all) => all[0] ?? null,
  min: (values) => (values.length > 0 ? values.reduce((a, b) => Math.min(a, b)) : null),
  max: (values) => (values.length > 0 ? values.reduce((a, b) => Math.max(a, b)) : null),
  sum: (values) => values.reduce((a, b) => a + b, 0),
  mean: (values) => (values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : null),
};

function colorAt(style: FieldStyle, value: number | null): string {
  if (style.colorMode === "fixed" && style.fixedColor) return style.fixedColor;
  const reached = style.thresholds.filter((step) => step.value === null || (value !== null && value >= step.value));
  return reached.at(-1)?.color || "green";
}

/** One word for each series, as a stat, gauge or bar gauge shows it, or a frame where that would not do. */
export function glanceValues(
  panel: Pick<StoredPanel, "options" | "type">,
  style: FieldStyle,
  columns: readonly NumberColumn[],
): GlanceValues | GlanceWait {
  const { calcs, values: rows, fields } = (panel.options.reduceOptions ?? {}) as Record<string, unknown>;
  const reduce = REDUCERS[Array.isArray(calcs) && calcs.length > 0 ? String(calcs[0]) : "lastNotNull"];
  const plain = !rows && !fields && panel.options.textMode !== "none" && style.colorMode !== "palette-classic";
  if (!reduce || !plain || columns.length === 0 || columns.length > MAX_VALUES) return { kind: "wait" };
  const { min, max } = style;
  const { graphMode = "area", colorMode } = panel.options;
  const hasCourse = panel.type === "stat" && graphMode === "area";
  return {
    kind: "values",
    look: panel.type as GlanceValues["look"],
    filled: panel.type === "stat" && (colorMode === "background" || colorMode === "background_solid"),
    values: columns.map((column) => {
      const numbers = column.values.filter((value) => value !== null);
      const value = reduce(numbers, column.values);
      const own = style.named.find(({ color, matches }) => color && matches(column.name))?.color;
      const displayName = style.named.find((each) => each.displayName && each.matches(column.name))?.displayName;
      const spans = min !== null && max !== null && max > min && value !== null;
      return {
        name: columns.length > 1 || displayName ? (displayName ?? column.name) : "",
        text: formatNumber(value, style.unit),
        color: own ?? colorAt(style, value),
        course:
          hasCourse && numbers.length > 1 ? column.values.map((each) => each && Number(each.toPrecision(3))) : null,
        share: spans ? Math.min(1, Math.max(0, (value - min) / (max - min))) : null,
      };
    }),
  };
}
