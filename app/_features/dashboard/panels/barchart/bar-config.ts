import { getFieldColorModeForField, getFieldSeriesColor, type DataFrame, type GrafanaTheme2 } from "@grafana/data";
import {
  AxisPlacement,
  GraphThresholdsStyleMode,
  ScaleDirection,
  ScaleOrientation,
  StackingMode,
  VisibilityMode,
  type AxisConfig,
} from "@grafana/schema";
import { UPLOT_AXIS_FONT_SIZE, UPlotConfigBuilder, measureText } from "@grafana/ui";
import { addValueScale } from "../chart/add-value-scale";
import { fitText } from "../chart/fit-text";
import type { BarChartOptions, BarFieldConfig } from "./bar-options";
import { thinLabels } from "../chart/thin-labels";

/** Room for the value axis, which takes from what labels have. */
const AXIS_PX = 60;
const BETWEEN_PX = 10;
/** Room for half of the last label of a value axis at the foot. */
const RIGHT_PX = 20;
/** Room for values above the highest bars. */
const VALUE_PX = 16;
/** Labels are shortened to this width before any is left out. */
const SHORTENED_PX = 64;
/** Share of the width that labels beside sideways bars may take. */
const NAMES_SHARE = 0.35;

interface BarConfigInput {
  frame: DataFrame;
  options: BarChartOptions;
  sideways: boolean;
  theme: GrafanaTheme2;
  timeZone: string;
  /** Texts of the categories. */
  labels: string[];
}

function addCategories(config: UPlotConfigBuilder, { frame, options, sideways, theme, labels }: BarConfigInput): void {
  const custom = (frame.fields[0]?.config.custom ?? {}) as AxisConfig;
  const angle = sideways ? 0 : options.xTickLabelRotation;
  const radians = (Math.abs(angle) * Math.PI) / 180;
  const widthOf = (text: string): number => measureText(text, UPLOT_AXIS_FONT_SIZE).width;
  const longest = Math.max(0, ...labels.map(widthOf));
  const tilted = angle !== 0 ? Math.sin(radians) * longest + Math.cos(radians) * UPLOT_AXIS_FONT_SIZE + 12 : undefined;
  config.addScale({
    scaleKey: "x",
    orientation: sideways ? ScaleOrientation.Vertical : ScaleOrientation.Horizontal,
    direction: sideways ? ScaleDirection.Down : ScaleDirection.Right,
    auto: false,
    range: [-0.5, Math.max(1, labels.length) - 0.5],
  });
  if (custom.axisPlacement === AxisPlacement.Hidden) return;
  config.addAxis({
    scaleKey: "x",
    theme,
    placement: sideways ? AxisPlacement.Left : AxisPlacement.Bottom,
    label: custom.axisLabel,
    size: custom.axisWidth ?? tilted,
    grid: { show: false },
    ticks: { show: false },
    gap: angle === 0 ? undefined : 15,
    // uPlot turns the other way.
    tickLabelRotation: angle === 0 ? undefined : -angle,
    splits: labels.map((_, index) => index),
    filter: (plot, splits) => {
      const along = sideways || angle !== 0 ? UPLOT_AXIS_FONT_SIZE : Math.min(longest, SHORTENED_PX) + BETWEEN_PX;
      const room = (sideways ? plot.height : plot.width) - AXIS_PX;
      const shown = thinLabels({ count: labels.length, room, longest: along, spacing: options.xTickLabelSpacing ?? 0 });
      return splits.map((index) => (shown(index) ? index : null));
    },
    values: (plot, splits) => {
      const shown = splits.filter((index) => index !== null).length;
      const room = sideways
        ? plot.width * NAMES_SHARE
        : angle !== 0
          ? longest
          : (plot.width - AXIS_PX) / Math.max(1, shown);
      return splits.map((index) => (index === null ? "" : fitText(labels[index] ?? "", room - 4, widthOf)));
    },
  });
}

/** Axes, scales and colours of a bar chart; the bars themselves are drawn by a hook. */
export function barConfig(input: BarConfigInput): UPlotConfigBuilder {
  const { frame, options, sideways, theme, timeZone } = input;
  const config = new UPlotConfigBuilder(timeZone);
  const above = options.showValue !== VisibilityMode.Never && options.stacking === StackingMode.None;
  if (sideways) config.setPadding([null, RIGHT_PX, null, null]);
  else if (above) config.setPadding([(options.text?.valueSize ?? VALUE_PX) + 4, null, null, null]);
  addCategories(config, input);
  frame.fields.slice(1).forEach((field) => {
    const custom = (field.config.custom ?? {}) as BarFieldConfig;
    const percent = options.stacking === StackingMode.Percent;
    const scaleKey = addValueScale(config, field, { theme, sideways, percent, fromZero: true });
    const mode = getFieldColorModeForField(field);
    config.addSeries({
      scaleKey,
      theme,
      pathBuilder: () => null,
      pointsBuilder: () => undefined,
      lineColor: getFieldSeriesColor(field, theme).color,
      lineWidth: custom.lineWidth,
      fillOpacity: custom.fillOpacity,
      gradientMode: custom.gradientMode,
      colorMode: mode,
      thresholds: field.config.thresholds,
      hardMin: field.config.min,
      hardMax: field.config.max,
      softMin: custom.axisSoftMin,
      softMax: custom.axisSoftMax,
      show: !custom.hideFrom?.viz,
      dataFrameFieldIndex: field.state?.origin,
    });
    const lines = custom.thresholdsStyle;
    if (lines && lines.mode !== GraphThresholdsStyleMode.Off && field.config.thresholds)
      config.addThresholds({ config: lines, thresholds: field.config.thresholds, scaleKey, theme });
    config.scaleKeys = ["x", scaleKey];
  });
  return config;
}

/** Bars take the colour of their value when the field says so, and have no gradient over the whole scale. */
export function colorsByValue(field: DataFrame["fields"][number]): boolean {
  const custom = (field.config.custom ?? {}) as BarFieldConfig;
  const mode = getFieldColorModeForField(field);
  return mode.isByValue === true && (custom.gradientMode ?? "none") === "none";
}
