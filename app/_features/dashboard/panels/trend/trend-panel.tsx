import {
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  PanelPlugin,
  type Field,
  type PanelProps,
} from "@grafana/data";
import type { GraphFieldConfig, VizLegendOptions, VizTooltipOptions } from "@grafana/schema";
import { TimeSeries } from "@grafana/ui";
import { useMemo } from "react";
import { ChartProblem } from "../chart/chart-problem";
import { linksAt } from "../chart/links-at";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { graphDefaults } from "../timeseries/graph-defaults";
import { PointValues } from "../timeseries/point-values";
import { SeriesTooltip } from "../timeseries/series-tooltip";
import { prepareTrend } from "./prepare-trend";

interface Options {
  legend: VizLegendOptions;
  tooltip: VizTooltipOptions;
  xField?: string;
}

function TrendDrawing(props: PanelProps<Options>) {
  const { id, data, timeRange, timeZone, width, height, options } = props;
  const prepared = useMemo(() => prepareTrend(data.series, options.xField), [data.series, options.xField]);
  const x = "x" in prepared ? prepared.x : undefined;
  const fields = useMemo(
    () => ({
      x: (field: Field) => field.type === FieldType.number && field.name === x,
      y: (field: Field) => field.type === FieldType.number && field.name !== x,
    }),
    [x],
  );
  if ("problem" in prepared) return <ChartProblem kind={prepared.problem} field={prepared.field} />;
  const { frames } = prepared;
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      fields={fields}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, joined) => (
        <>
          <PointValues config={config} frame={joined} />
          <PointerTooltip
            config={config}
            options={options.tooltip}
            linksAt={(series, row) => linksAt(frames, joined, series, row)}
            render={(pointed) => (
              <SeriesTooltip panelId={id} frame={joined} pointed={pointed} options={options.tooltip} />
            )}
          />
        </>
      )}
    </TimeSeries>
  );
}

/** Lines over a number that is not time. */
export const trendPanel = () =>
  new PanelPlugin<Options, GraphFieldConfig>(panelBody(TrendDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(graphDefaults),
    })
    .setPanelOptions(optionDefaults<Options>({ legend: vizDefaults.legend, tooltip: vizDefaults.tooltip }));
