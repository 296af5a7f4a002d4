import {
  FieldColorModeId,
  FieldConfigProperty,
  PanelPlugin,
  formattedValueToString,
  type Field,
  type PanelProps,
} from "@grafana/data";
import { GraphGradientMode, SortOrder, StackingMode, TooltipDisplayMode } from "@grafana/schema";
import { PlotLegend, getFieldDisplayItems, useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartNotice } from "../chart/chart-notice";
import { ChartProblem } from "../chart/chart-problem";
import { ChartTooltip } from "../chart/chart-tooltip";
import { PlotSurface } from "../chart/plot-surface";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import type { HistogramFieldConfig, HistogramOptions } from "./histogram-options";
import { histogramPlot } from "./histogram-plot";
import { prepareHistogram } from "./prepare-histogram";

const textOf = (field: Field, value: unknown): string =>
  field.display && typeof value === "number" ? formattedValueToString(field.display(value)) : String(value);

function HistogramDrawing(props: PanelProps<HistogramOptions>) {
  const { id, data, width, height, options, timeZone } = props;
  const words = useTranslations("charts");
  const theme = useTheme2();
  const all = options.tooltip.mode === TooltipDisplayMode.Multi;
  const prepared = useMemo(() => prepareHistogram(data.series, options, theme), [data.series, options, theme]);
  const drawing = useMemo(
    () => ("frame" in prepared ? histogramPlot({ ...prepared, theme, timeZone, all }) : undefined),
    [prepared, theme, timeZone, all],
  );
  if ("problem" in prepared || !drawing) return <ChartProblem kind="noNumber" />;
  const { frame, xMax } = prepared;
  const xMin = frame.fields[0]!;
  const { config, numbers } = drawing;
  return (
    <>
      <ChartNotice shown={prepared.shown} total={prepared.total} />
      <PlotSurface
        width={width}
        height={height}
        config={config}
        data={numbers}
        legend={options.legend.showLegend ? <PlotLegend data={[frame]} config={config} {...options.legend} /> : null}
      >
        <PointerTooltip
          config={config}
          options={options.tooltip}
          render={({ rows, series, pinned }) => {
            const row = rows.find((found, at) => at > 0 && found !== null) ?? 0;
            const ends = { from: textOf(xMin, xMin.values[row]), to: textOf(xMin, xMax.values[row]) };
            const { mode, sort, hideZeros } = options.tooltip;
            const items = getFieldDisplayItems(
              frame.fields,
              xMin,
              rows,
              series,
              mode,
              sort ?? SortOrder.None,
              (field) => !(field.config.custom as HistogramFieldConfig | undefined)?.hideFrom?.viz,
              hideZeros,
            );
            return (
              <ChartTooltip
                panelId={id}
                title={words("range", ends)}
                items={items}
                pinned={pinned}
                options={options.tooltip}
              />
            );
          }}
        />
      </PlotSurface>
    </>
  );
}

const FIELDS: HistogramFieldConfig = {
  ...(vizDefaults.axis as HistogramFieldConfig),
  ...vizDefaults.hideFrom,
  stacking: { mode: StackingMode.None, group: "A" },
  lineWidth: 1,
  fillOpacity: 80,
  gradientMode: GraphGradientMode.None,
};

/** How often values of which size occur. */
export const histogramPanel = () =>
  new PanelPlugin<HistogramOptions, HistogramFieldConfig>(panelBody(HistogramDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(FIELDS),
    })
    .setPanelOptions(
      optionDefaults<HistogramOptions>({
        bucketCount: 30,
        bucketOffset: 0,
        combine: false,
        legend: vizDefaults.legend,
        tooltip: vizDefaults.tooltip,
      }),
    );
