import {
  FieldType,
  dateTimeFormat,
  formattedValueToString,
  getFieldDisplayName,
  systemDateFormats,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import { StackingMode, TooltipDisplayMode } from "@grafana/schema";
import type { UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import type { Block, Box } from "../chart/block";
import { boxOf } from "../chart/box-of";
import { hoverBy } from "../chart/hover-by";
import { paintBlocks } from "../chart/paint-blocks";
import { barConfig, colorsByValue } from "./bar-config";
import type { BarChartOptions, BarFieldConfig } from "./bar-options";
import { layoutBars } from "./layout-bars";
import { writeBarValues } from "./write-bar-values";

interface BarPlotInput {
  frame: DataFrame;
  options: BarChartOptions;
  sideways: boolean;
  theme: GrafanaTheme2;
  timeZone: string;
}

const customOf = (field: Field | undefined): BarFieldConfig => (field?.config.custom ?? {}) as BarFieldConfig;

function labelsOf(category: Field | undefined, longest: number | undefined, timeZone: string): string[] {
  const values: unknown[] = category?.values ?? [];
  const format =
    category?.type === FieldType.time && !category.config.unit ? timeFormat(values as number[]) : undefined;
  return values.map((value) => {
    const text = format
      ? dateTimeFormat(value as number, { format, timeZone })
      : category?.display
        ? formattedValueToString(category.display(value))
        : String(value ?? "");
    return longest && text.length > longest ? `${text.slice(0, longest)}…` : text;
  });
}

/** Times as short as they can be told apart. */
function timeFormat(times: readonly number[]): string {
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const day = 86_400_000;
  const { interval } = systemDateFormats;
  const whole = times.every((time) => time % day === 0);
  return span > 365 * day ? interval.month : whole ? interval.day : span > day ? interval.hour : interval.minute;
}

/** Colours and texts of bars, from what their fields say about values. */
function dressed(blocks: Block[], { frame, options }: BarPlotInput): Block[] {
  const painter = options.colorByField
    ? frame.fields.find((field) => [field.name, getFieldDisplayName(field, frame)].includes(options.colorByField!))
    : undefined;
  return blocks.map((block) => {
    const field = frame.fields[block.series];
    const shown = field?.display?.(field.values[block.row]);
    const fill = painter?.display
      ? painter.display(painter.values[block.row]).color
      : field && colorsByValue(field)
        ? shown?.color
        : undefined;
    return { ...block, fill, text: shown && formattedValueToString(shown) };
  });
}

/** A plot of bars: its axes, the numbers that it holds, and how they are drawn. */
export function barPlot(input: BarPlotInput): { config: UPlotConfigBuilder; numbers: uPlot.AlignedData } {
  const { frame, options, sideways, theme } = input;
  const [category, ...series] = frame.fields;
  const labels = labelsOf(category, options.xTickLabelMaxLength, input.timeZone);
  const visible = series.map((field) => !customOf(field).hideFrom?.viz);
  const { blocks, ends } = layoutBars(
    series.map(({ values }) => values as (number | null)[]),
    visible,
    options,
  );
  const bars = dressed(blocks, input);
  const numbers = [labels.map((_, index) => index), ...ends] as uPlot.AlignedData;
  const config = barConfig({ ...input, labels });
  const yScale = (plot: uPlot, block: Block): string => plot.series[block.series]?.scale ?? "y";
  config.addHook("draw", (plot) => {
    const drawn: { block: Block; box: Box }[] = [];
    paintBlocks(
      plot,
      bars,
      {
        opacity: ({ series: at }) => (customOf(frame.fields[at]).fillOpacity ?? 80) / 100,
        lineWidth: ({ series: at }) => customOf(frame.fields[at]).lineWidth ?? 1,
        radius: options.barRadius,
        yScale: (block) => yScale(plot, block),
      },
      (block, box) => drawn.push({ block, box }),
    );
    writeBarValues(plot, {
      bars: drawn,
      show: options.showValue,
      size: options.text?.valueSize,
      stacked: options.stacking !== StackingMode.None,
      sideways,
      color: theme.colors.text.primary,
      fontFamily: theme.typography.fontFamily,
    });
  });
  hoverBy(config, theme.colors.text.primary, (plot) => {
    const { left = -1, top = -1 } = plot.cursor;
    const row = Math.round(plot.posToVal(sideways ? top : left, "x"));
    const near = bars.filter((block) => block.row === row);
    const hit = near.find((block) =>
      holds(boxOf(plot, block, false, yScale(plot, block)), left, top, options.fullHighlight, sideways),
    );
    const all = options.tooltip.mode === TooltipDisplayMode.Multi;
    return {
      series: hit?.series ?? null,
      rowOf: (at) => (all || hit?.series === at ? row : null),
      box: hit && boxOf(plot, hit, false, yScale(plot, hit)),
    };
  });
  return { config, numbers };
}

/** Whether a place is in a bar, or anywhere in its column. */
function holds(box: Box, left: number, top: number, column: boolean, sideways: boolean): boolean {
  const across = left >= box.left && left <= box.left + box.width;
  const along = top >= box.top && top <= box.top + box.height;
  if (!column) return across && along;
  return sideways ? along : across;
}
