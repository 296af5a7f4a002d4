import type { StoredPanel } from "@/server/dashboard/contract";
import { MAX_GLANCE_SERIES, type GlanceLines, type GlanceWait } from "../contract";
import type { FieldStyle } from "./field-style";
import type { NumberColumn } from "./frame-columns";

const WAIT: GlanceWait = { kind: "wait" };
/** More moments than this in one panel come from series that do not share theirs. */
const MAX_TIMES = 2_000;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Four digits that count: finer than a pixel, and half as long on the wire. */
const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));

/** Options of the panel under which lines alone would not look like it. */
function isPlain({ custom }: FieldStyle): boolean {
  const { scaleDistribution, stacking, transform, axisCenteredZero, axisPlacement, hideFrom, fillBelowTo } = custom;
  const scale = record(scaleDistribution).type ?? "linear";
  const placed = axisPlacement === undefined || axisPlacement === "auto" || axisPlacement === "left";
  return (
    scale === "linear" &&
    record(stacking).mode !== "percent" &&
    !transform &&
    !axisCenteredZero &&
    !fillBelowTo &&
    record(hideFrom).viz !== true &&
    placed
  );
}

/** Thresholds that are drawn as lines; null where they are drawn otherwise. */
function limitsOf({ custom, thresholds }: FieldStyle): GlanceLines["limits"] | null {
  const mode = record(custom.thresholdsStyle).mode ?? "off";
  if (mode === "off") return [];
  if (mode !== "line" && mode !== "dashed") return null;
  return thresholds.flatMap(({ value, color }) =>
    value === null ? [] : [{ value, color, dashed: mode === "dashed" }],
  );
}

function legendOf(options: Record<string, unknown>): GlanceLines["legend"] {
  const { showLegend, displayMode, placement, calcs } = record(options.legend);
  if (showLegend === false || displayMode === "hidden") return "none";
  if (displayMode === "table" && Array.isArray(calcs) && calcs.length > 0) return "none";
  return placement === "right" ? "right" : "bottom";
}

function colorOf(style: FieldStyle, name: string, index: number): string {
  const own = style.named.find(({ color, matches }) => color && matches(name))?.color;
  if (own) return own;
  return style.colorMode === "fixed" && style.fixedColor ? style.fixedColor : String(index);
}

/** Series over one common row of times, as the painter draws them, or a frame where that would not do. */
export function glanceLines(
  panel: Pick<StoredPanel, "options">,
  style: FieldStyle,
  columns: readonly NumberColumn[],
): GlanceLines | GlanceWait {
  const drawn = columns.filter((column): column is NumberColumn & { times: number[] } => column.times !== null);
  const limits = limitsOf(style);
  if (drawn.length === 0 || drawn.length > MAX_GLANCE_SERIES || !limits || !isPlain(style)) return WAIT;
  const times = [...new Set(drawn.flatMap(({ times: each }) => each))].sort((a, b) => a - b);
  if (times.length < 2 || times.length > MAX_TIMES) return WAIT;
  const place = new Map(times.map((time, index) => [time, index]));
  const { fillOpacity, lineWidth, drawStyle, stacking } = style.custom;
  return {
    kind: "lines",
    times,
    series: drawn.map((column, index) => {
      const values: (number | null)[] = times.map(() => null);
      column.times.forEach((time, at) => (values[place.get(time) ?? 0] = short(column.values[at] ?? null)));
      const displayName = style.named.find((each) => each.displayName && each.matches(column.name))?.displayName;
      return { name: displayName ?? column.name, color: colorOf(style, column.name, index), values };
    }),
    unit: style.unit,
    min: style.min,
    max: style.max,
    fill: typeof fillOpacity === "number" ? fillOpacity : 0,
    width: typeof lineWidth === "number" ? lineWidth : 1,
    draw: drawStyle === "bars" || drawStyle === "points" ? drawStyle : "line",
    stacked: record(stacking).mode === "normal",
    limits,
    legend: legendOf(panel.options),
  };
}
