import {
  FieldType,
  fieldMatchers,
  frameMatchers,
  getDisplayProcessor,
  getFieldDisplayName,
  getFieldMatcher,
  getFrameMatchers,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import type { XYFieldConfig, XYOptions, XYSeriesConfig } from "./xy-options";

/** Points of one frame, x and y both finite. */
export interface XYSeries {
  name: string;
  frame: DataFrame;
  x: Field;
  y: Field;
  sizeBy?: Field;
  colorBy?: Field;
  /** Rows of the frame that have a point. */
  rows: number[];
  xs: number[];
  ys: number[];
  /** Diameters in CSS pixels. */
  sizes: number[];
}

const DEFAULT_PX = 5;
const LARGEST_PX = 100;
/** More series cannot be told apart. */
const MOST_SERIES = 200;

const customOf = (field: Field): XYFieldConfig => (field.config.custom ?? {}) as XYFieldConfig;
const numberAt = (field: Field, row: number): number => {
  const value = field.values[row] as unknown;
  return typeof value === "number" ? value : Number.NaN;
};

/** The diameter of each point: fixed, or between the least and the most by the value of a field. */
function sizesOf(
  sizeBy: Field | undefined,
  rows: readonly number[],
  { fixed = DEFAULT_PX, min, max }: NonNullable<XYFieldConfig["pointSize"]>,
): number[] {
  if (!sizeBy) return rows.map(() => fixed);
  const values = rows.map((row) => numberAt(sizeBy, row));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const [least, most] = [min ?? DEFAULT_PX, Math.min(LARGEST_PX, max ?? LARGEST_PX)];
  return values.map((value) => {
    if (!Number.isFinite(value) || !(high > low)) return least;
    return least + Math.sqrt((value - low) / (high - low)) * (most - least);
  });
}

function seriesFrom(
  frames: readonly DataFrame[],
  frame: DataFrame,
  config: XYSeriesConfig,
  auto: boolean,
): Omit<XYSeries, "sizes">[] {
  const all = [...frames];
  const pick = (part: XYSeriesConfig["x"]): Field | undefined => {
    if (!part?.matcher.id || !fieldMatchers.getIfExists(part.matcher.id)) return undefined;
    const matches = getFieldMatcher(part.matcher);
    return frame.fields.find((field) => matches(field, frame, all));
  };
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number || type === FieldType.time);
  const [x, sizeBy, colorBy, chosen] = [
    pick(config.x) ?? numbers[0],
    pick(config.size),
    pick(config.color),
    pick(config.y),
  ];
  const taken = new Set([x, sizeBy, colorBy]);
  const ys = chosen ? [chosen] : numbers.filter((field) => !taken.has(field) && field.type === FieldType.number);
  if (!x) return [];
  return (auto || chosen ? ys : ys.slice(0, 1)).map((y) => {
    const rows = Array.from({ length: frame.length }, (_, row) => row).filter(
      (row) => Number.isFinite(numberAt(x, row)) && Number.isFinite(numberAt(y, row)),
    );
    return {
      name: config.name?.fixed || getFieldDisplayName(y, frame, all),
      frame,
      x,
      y,
      sizeBy,
      colorBy,
      rows,
      xs: rows.map((row) => numberAt(x, row)),
      ys: rows.map((row) => numberAt(y, row)),
    };
  });
}

/** Frames that a matcher means; the package knows no matcher by place. */
function framesFor(frames: readonly DataFrame[], matcher: { id: string; options?: unknown } | undefined): DataFrame[] {
  if (matcher?.id === "byIndex") return frames.filter((_, index) => index === Number(matcher.options));
  if (!matcher?.id || !frameMatchers.getIfExists(matcher.id)) return [...frames];
  return frames.filter(getFrameMatchers(matcher));
}

/**
 * The series of points that a panel names, or all that there are: in each frame the first number is x, each further one
 * a series. Points without a finite x and y are left out.
 */
export function xySeries(
  frames: readonly DataFrame[],
  { mapping, series: configured }: XYOptions,
  theme: GrafanaTheme2,
): { series: XYSeries[]; total: number } {
  const configs = configured.length > 0 ? configured : [{}];
  const auto = mapping !== "manual";
  const found = (auto ? configs.slice(0, 1) : configs).flatMap((config) => {
    return framesFor(frames, config.frame?.matcher).flatMap((frame) => seriesFrom(frames, frame, config, auto));
  });
  const series = found.slice(0, MOST_SERIES).map((one, at) => {
    // Colours of the palette are counted by series, and not by columns.
    const y = { ...one.y, state: { ...one.y.state, seriesIndex: at } };
    const sizes = sizesOf(one.sizeBy, one.rows, customOf(y).pointSize ?? {});
    return { ...one, y: { ...y, display: getDisplayProcessor({ field: y, theme }) }, sizes };
  });
  return { series, total: found.length };
}
