import {
  formattedValueToString,
  getFieldColorModeForField,
  getFieldSeriesColor,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation, StackingMode } from "@grafana/schema";
import { UPLOT_AXIS_FONT_SIZE, UPlotConfigBuilder, measureText } from "@grafana/ui";
import type uPlot from "uplot";
import { layoutBars } from "../barchart/layout-bars";
import { thinLabels } from "../chart/thin-labels";
import { addValueScale } from "../chart/add-value-scale";
import type { Block } from "../chart/block";
import { boxOf } from "../chart/box-of";
import { hoverBy } from "../chart/hover-by";
import { paintBlocks } from "../chart/paint-blocks";
import type { HistogramFieldConfig } from "./histogram-options";

interface HistogramPlotInput {
  frame: DataFrame;
  places: { from: number; to: number }[];
  xMax: Field;
  linear: boolean;
  theme: GrafanaTheme2;
  timeZone: string;
  /** All series are shown in the tooltip. */
  all: boolean;
}

const BETWEEN_PX = 12;
const customOf = (field: Field | undefined): HistogramFieldConfig =>
  (field?.config.custom ?? {}) as HistogramFieldConfig;
const textOf = (field: Field, value: unknown): string =>
  field.display && typeof value === "number" ? formattedValueToString(field.display(value)) : String(value);

/** Bars over their buckets: on top of each other where series stack, else one before the other. */
function blocksOf({ frame, places }: HistogramPlotInput): { blocks: Block[]; ends: (number | null)[][] } {
  const counts = frame.fields.slice(1);
  const values = counts.map((field) => field.values as number[]);
  const visible = counts.map((field) => !customOf(field).hideFrom?.viz);
  const stacking = customOf(counts[0]).stacking?.mode ?? StackingMode.None;
  const full = { groupWidth: 1, barWidth: 1 };
  const laid =
    stacking === StackingMode.None
      ? values.map((one, at) => {
          const alone = layoutBars([one], [visible[at] ?? true], { ...full, stacking });
          return { ends: alone.ends, blocks: alone.blocks.map((block) => ({ ...block, series: at + 1 })) };
        })
      : [layoutBars(values, visible, { ...full, stacking })];
  const placed = laid.flatMap(({ blocks }) => blocks).map((block) => ({ ...block, ...places[block.row]! }));
  return { blocks: placed.filter(({ low, high }) => high > low), ends: laid.flatMap(({ ends }) => ends) };
}

function addBuckets(config: UPlotConfigBuilder, { frame, places, xMax, linear, theme }: HistogramPlotInput): void {
  const xMin = frame.fields[0]!;
  const [from, to] = [places[0]?.from ?? 0, places.at(-1)?.to ?? 1];
  config.addScale({
    scaleKey: "x",
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    auto: false,
    range: [from, to],
  });
  const labels = [...xMin.values, xMax.values.at(-1)].map((value) => textOf(xMin, value));
  const longest = Math.max(0, ...labels.map((label) => measureText(label, UPLOT_AXIS_FONT_SIZE).width)) + BETWEEN_PX;
  config.addAxis({
    scaleKey: "x",
    theme,
    placement: AxisPlacement.Bottom,
    label: customOf(xMin).axisLabel,
    grid: { show: false },
    ...(linear
      ? { formatValue: (value: number) => textOf(xMin, value) }
      : {
          splits: labels.map((_, row) => row),
          filter: (plot, splits) => {
            const shown = thinLabels({ count: labels.length, room: plot.width, longest, spacing: 0 });
            return splits.map((row) => (shown(row) ? row : null));
          },
          values: (_plot, splits) => splits.map((row) => (row === null ? "" : (labels[row] ?? ""))),
        }),
  });
}

/** A plot of buckets: its axes, the numbers that it holds, and how they are drawn. */
export function histogramPlot(input: HistogramPlotInput): { config: UPlotConfigBuilder; numbers: uPlot.AlignedData } {
  const { frame, places, theme, timeZone, all } = input;
  const config = new UPlotConfigBuilder(timeZone);
  const { blocks, ends } = blocksOf(input);
  addBuckets(config, input);
  frame.fields.slice(1).forEach((field) => {
    const custom = customOf(field);
    const percent = custom.stacking?.mode === StackingMode.Percent;
    const whole = { ...field, config: { ...field.config, decimals: field.config.decimals ?? 0 } };
    const scaleKey = addValueScale(config, whole, { theme, percent, fromZero: true });
    config.addSeries({
      scaleKey,
      theme,
      pathBuilder: () => null,
      pointsBuilder: () => undefined,
      lineColor: getFieldSeriesColor(field, theme).color,
      lineWidth: custom.lineWidth,
      fillOpacity: custom.fillOpacity,
      gradientMode: custom.gradientMode,
      colorMode: getFieldColorModeForField(field),
      thresholds: field.config.thresholds,
      show: !custom.hideFrom?.viz,
      dataFrameFieldIndex: field.state?.origin,
    });
    config.scaleKeys = ["x", scaleKey];
  });
  const yScale = (plot: uPlot, block: Block): string => plot.series[block.series]?.scale ?? "y";
  config.addHook("draw", (plot) =>
    paintBlocks(plot, blocks, {
      opacity: () => 1,
      lineWidth: ({ series }) => customOf(frame.fields[series]).lineWidth ?? 1,
      gap: 2,
      yScale: (block) => yScale(plot, block),
    }),
  );
  hoverBy(config, theme.colors.text.primary, (plot) => {
    const { left = -1, top = -1 } = plot.cursor;
    const value = plot.posToVal(left, "x");
    const row = places.findIndex(({ from, to }) => value >= from && value < to);
    const hit = blocks.findLast((block) => {
      if (block.row !== row) return false;
      const box = boxOf(plot, block, false, yScale(plot, block));
      return top >= box.top && top <= box.top + box.height;
    });
    return {
      series: hit?.series ?? null,
      rowOf: (series) => (row >= 0 && (all || series === hit?.series) ? row : null),
      box: hit && boxOf(plot, hit, false, yScale(plot, hit)),
    };
  });
  return { config, numbers: [places.map(({ from }) => from), ...ends] as uPlot.AlignedData };
}
