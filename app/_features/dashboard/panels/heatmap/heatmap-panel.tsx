import {
  PanelPlugin,
  formattedValueToString,
  getDisplayProcessor,
  getValueFormat,
  type Field,
  type GrafanaTheme2,
  type PanelProps,
} from "@grafana/data";
import { AxisPlacement, HeatmapCellLayout, SortOrder, TooltipDisplayMode, VisibilityMode } from "@grafana/schema";
import { VizLayout, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import { ChartNotice } from "../chart/chart-notice";
import { ChartProblem } from "../chart/chart-problem";
import { isExemplars } from "../chart/is-exemplars";
import { PlotSurface } from "../chart/plot-surface";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { TimePlugins } from "../chart/time-plugins";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { ExemplarMarks } from "../timeseries/exemplar-marks";
import { ColorBar } from "./color-bar";
import type { HeatmapFieldConfig, HeatmapOptions } from "./heatmap-options";
import { colorStep, heatmapPalette } from "./heatmap-palette";
import { heatmapPlot } from "./heatmap-plot";
import { HeatmapTooltip, type HeatmapLook } from "./heatmap-tooltip";
import { prepareHeatmap } from "./prepare-heatmap";

/** What the browser knows of a stored query. */
interface Target {
  refId: string;
  format?: string;
}

/** Writes numbers as the panel sets, else as the answer says, else as Grafana would. */
function writer(
  unit: string | undefined,
  decimals: number | undefined,
  field: Field | undefined,
  theme: GrafanaTheme2,
) {
  if (unit) return (value: number) => formattedValueToString(getValueFormat(unit)(value, decimals));
  const config = { ...field?.config, decimals: decimals ?? field?.config.decimals };
  const display = getDisplayProcessor({ field: { type: "number" as never, config }, theme });
  return (value: number) => formattedValueToString(display(value));
}

function useHeatmap({ data, options, timeRange, timeZone }: PanelProps<HeatmapOptions>) {
  const theme = useTheme2();
  const { series, request } = data;
  const prepared = useMemo(() => {
    const targets: Target[] = request?.targets ?? [];
    const buckets = targets.filter(({ format }) => format === "heatmap");
    const range = { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() };
    return prepareHeatmap(series, options, range, new Set(buckets.map(({ refId }) => refId)));
  }, [series, request, options, timeRange]);
  return useMemo(() => {
    if ("problem" in prepared) return prepared;
    const { cells, min, max } = prepared;
    const { yAxis, cellValues } = options;
    const palette = heatmapPalette(options.color, theme);
    const look: HeatmapLook = {
      ...prepared,
      palette,
      colors: cells.counts.map((count) => palette[colorStep(count, min, max, palette.length, options.color)]!),
      writeY: writer(yAxis.unit, yAxis.decimals, cells.yField, theme),
      writeCount: writer(cellValues?.unit, cellValues?.decimals, cells.countField, theme),
    };
    return { look, plot: heatmapPlot({ ...look, options, range: timeRange, theme, timeZone }) };
  }, [prepared, options, theme, timeRange, timeZone]);
}

function HeatmapDrawing(props: PanelProps<HeatmapOptions>) {
  const { id, data, width, height, options, timeZone, onChangeTimeRange } = props;
  const drawing = useHeatmap(props);
  const exemplars = useMemo(
    () => [...data.series, ...(data.annotations ?? [])].filter(isExemplars),
    [data.series, data.annotations],
  );
  const frame = data.series[0];
  if ("problem" in drawing || !frame)
    return <ChartProblem kind={"problem" in drawing ? drawing.problem : "noBuckets"} />;
  const { look, plot } = drawing;
  const { palette, min, max, writeCount } = look;
  const tooltip = { ...options.tooltip, sort: SortOrder.None };
  const legend = options.legend.show && (
    <VizLayout.Legend placement={options.legend.placement ?? "bottom"} width={options.legend.width}>
      <ColorBar palette={palette} min={writeCount(min)} max={writeCount(max)} />
    </VizLayout.Legend>
  );
  return (
    <>
      <ChartNotice shown={look.cells.counts.length} total={look.total} of="cells" />
      <PlotSurface width={width} height={height} config={plot.config} data={plot.numbers} legend={legend || null}>
        <TimePlugins panel={props} config={plot.config} frame={frame} annotations={options.annotations} />
        {look.cells.scale.kind !== "ordinal" && (
          <ExemplarMarks config={plot.config} frames={exemplars} timeZone={timeZone} color={options.exemplars.color} />
        )}
        <PointerTooltip
          config={plot.config}
          options={tooltip}
          exact
          onZoom={onChangeTimeRange}
          render={({ rows, pinned }) => {
            const at = rows[1];
            if (at === null || at === undefined || at >= look.cells.counts.length) return null;
            return (
              <HeatmapTooltip panelId={id} look={look} options={options} timeZone={timeZone} at={at} pinned={pinned} />
            );
          }}
        />
      </PlotSurface>
    </>
  );
}

const FIELDS: HeatmapFieldConfig = { ...vizDefaults.hideFrom, scaleDistribution: undefined };

/** How many values of which size there were over time. */
export const heatmapPanel = () =>
  new PanelPlugin<HeatmapOptions, HeatmapFieldConfig>(panelBody(HeatmapDrawing))
    .useFieldConfig({ useCustomConfig: fieldDefaults(FIELDS) })
    .setPanelOptions(
      optionDefaults<HeatmapOptions>({
        calculate: false,
        color: {
          mode: "scheme",
          scheme: "Oranges",
          fill: "dark-orange",
          scale: "exponential",
          exponent: 0.5,
          steps: 64,
          reverse: false,
        },
        filterValues: { le: 1e-9 },
        rowsFrame: { layout: HeatmapCellLayout.auto },
        showValue: VisibilityMode.Auto,
        cellGap: 1,
        yAxis: { axisPlacement: AxisPlacement.Left, reverse: false },
        legend: { show: true, placement: "bottom" },
        tooltip: { mode: TooltipDisplayMode.Single, yHistogram: false, showColorScale: false },
        exemplars: { color: "rgba(255,0,255,0.7)" },
      }),
    )
    .setDataSupport({ annotations: true });
