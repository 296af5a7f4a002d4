import {
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import { AxisColorMode, AxisPlacement, ScaleDirection, ScaleOrientation, type AxisConfig } from "@grafana/schema";
import { buildScaleKey, type UPlotConfigBuilder } from "@grafana/ui";

interface ValueScale {
  theme: GrafanaTheme2;
  /** Values run from left to right instead of upwards. */
  sideways?: boolean;
  /** Values are shares of 1. */
  percent?: boolean;
  /** What is drawn has a foot at zero: zero belongs into the range. */
  fromZero?: boolean;
  /** Its key, where it is not shared by unit. */
  key?: string;
  /** A range of its own, in place of one that fits the data. */
  range?: Parameters<UPlotConfigBuilder["addScale"]>[0]["range"];
}

const BINARY_UNIT = /^(?:[kmgtp]?(?:bytes|bits)|bin[Bb]ps|[KMGTP]i(?:Bs|bits))$/;
const BINARY_STEPS = Array.from({ length: 53 }, (_, power) => 2 ** power);

/** Adds the axis and the scale of a field; fields with the same unit and limits share theirs. Returns its key. */
export function addValueScale(config: UPlotConfigBuilder, field: Field, given: ValueScale): string {
  const { theme, sideways, percent, fromZero, key, range } = given;
  const custom = (field.config.custom ?? {}) as AxisConfig;
  const { min, max, decimals, unit } = field.config;
  const scaleKey = key ?? (percent ? "percent" : buildScaleKey({ ...field.config, custom: custom }, FieldType.number));
  const shares = percent && { ...field, config: { ...field.config, unit: "percentunit" } };
  const display = shares ? getDisplayProcessor({ field: shares, theme }) : field.display;
  config.addScale({
    scaleKey,
    isTime: field.type === FieldType.time,
    auto: true,
    orientation: sideways ? ScaleOrientation.Horizontal : ScaleOrientation.Vertical,
    direction: sideways ? ScaleDirection.Right : ScaleDirection.Up,
    distribution: custom.scaleDistribution?.type,
    log: custom.scaleDistribution?.log,
    linearThreshold: custom.scaleDistribution?.linearThreshold,
    min,
    max,
    softMin: custom.axisSoftMin ?? (fromZero && min === undefined ? 0 : undefined),
    softMax: custom.axisSoftMax ?? (fromZero && max === undefined ? 0 : undefined),
    centeredZero: custom.axisCenteredZero,
    decimals: decimals ?? undefined,
    range: range ?? (percent ? (_plot, low, high) => [low < 0 ? -1 : 0, high > 0 ? 1 : 0] : undefined),
  });
  if (custom.axisPlacement === AxisPlacement.Hidden) return scaleKey;
  const own = custom.axisColorMode === AxisColorMode.Series ? getFieldSeriesColor(field, theme).color : undefined;
  const color = own ?? theme.colors.text.primary;
  const border = custom.axisBorderShow ?? false;
  config.addAxis({
    scaleKey,
    theme,
    label: custom.axisLabel,
    size: custom.axisWidth,
    placement: sideways ? AxisPlacement.Bottom : (custom.axisPlacement ?? AxisPlacement.Auto),
    grid: { show: custom.axisGridShow },
    formatValue: (value: number, digits) => (display ? formattedValueToString(display(value, digits)) : String(value)),
    decimals: decimals ?? undefined,
    distr: custom.scaleDistribution?.type,
    incrs: unit && BINARY_UNIT.test(unit) ? BINARY_STEPS : undefined,
    color,
    border: { show: border, width: 1 / devicePixelRatio, stroke: color },
    ticks: { show: border, stroke: color },
  });
  return scaleKey;
}
