import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelProps } from "@grafana/data";
import {
  GraphGradientMode,
  GraphThresholdsStyleMode,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizOrientation,
} from "@grafana/schema";
import { PlotLegend, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import { ChartNotice } from "../chart/chart-notice";
import { ChartProblem } from "../chart/chart-problem";
import { linksOf } from "../chart/links-at";
import { PlotSurface } from "../chart/plot-surface";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { SeriesTooltip } from "../timeseries/series-tooltip";
import type { BarChartOptions, BarFieldConfig } from "./bar-options";
import { barPlot } from "./bar-plot";
import { prepareBars } from "./prepare-bars";

function BarChartDrawing(props: PanelProps<BarChartOptions>) {
  const { id, data, width, height, options, timeZone } = props;
  const theme = useTheme2();
  const prepared = useMemo(() => prepareBars(data.series, options.xField, theme), [data.series, options.xField, theme]);
  const sideways =
    options.orientation === VizOrientation.Horizontal ||
    (options.orientation !== VizOrientation.Vertical && height > width);
  const frame = "frame" in prepared ? prepared.frame : undefined;
  const drawing = useMemo(
    () => frame && barPlot({ frame, options, sideways, theme, timeZone }),
    [frame, options, sideways, theme, timeZone],
  );
  if ("problem" in prepared) return <ChartProblem kind={prepared.problem} field={options.xField} />;
  if (!drawing || !frame) return null;
  const { config, numbers } = drawing;
  const { showLegend } = options.legend;
  return (
    <>
      <ChartNotice shown={prepared.shown} total={prepared.total} />
      <PlotSurface
        width={width}
        height={height}
        config={config}
        data={numbers}
        legend={showLegend ? <PlotLegend data={[frame]} config={config} {...options.legend} /> : null}
      >
        <PointerTooltip
          config={config}
          options={options.tooltip}
          linksAt={(series, row) => {
            const field = frame.fields[series];
            return field ? linksOf(field, row) : [];
          }}
          render={(pointed) => <SeriesTooltip panelId={id} frame={frame} pointed={pointed} options={options.tooltip} />}
        />
      </PlotSurface>
    </>
  );
}

const FIELDS: BarFieldConfig = {
  ...(vizDefaults.axis as BarFieldConfig),
  ...vizDefaults.hideFrom,
  lineWidth: 1,
  fillOpacity: 80,
  gradientMode: GraphGradientMode.None,
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
};

/** Bars for categories. */
export const barChartPanel = () =>
  new PanelPlugin<BarChartOptions, BarFieldConfig>(panelBody(BarChartDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(FIELDS),
    })
    .setPanelOptions(
      optionDefaults<BarChartOptions>({
        orientation: VizOrientation.Auto,
        xTickLabelRotation: 0,
        xTickLabelSpacing: 0,
        showValue: VisibilityMode.Auto,
        stacking: StackingMode.None,
        groupWidth: 0.7,
        barWidth: 0.97,
        barRadius: 0,
        fullHighlight: false,
        legend: vizDefaults.legend,
        tooltip: { ...vizDefaults.tooltip, mode: TooltipDisplayMode.Single },
      }),
    );
