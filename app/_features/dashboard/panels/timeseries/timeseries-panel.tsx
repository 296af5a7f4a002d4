import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelProps } from "@grafana/data";
import type { GraphFieldConfig, VizAnnotations, VizLegendOptions, VizTooltipOptions } from "@grafana/schema";
import { TimeSeries } from "@grafana/ui";
import { useMemo } from "react";
import { ChartNotice } from "../chart/chart-notice";
import { ChartProblem } from "../chart/chart-problem";
import { isExemplars } from "../chart/is-exemplars";
import { linksAt } from "../chart/links-at";
import { OutsideNotice } from "../chart/outside-notice";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { TimePlugins } from "../chart/time-plugins";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { ExemplarMarks } from "./exemplar-marks";
import { graphDefaults } from "./graph-defaults";
import { PointValues } from "./point-values";
import { prepareSeries } from "./prepare-series";
import { SeriesTooltip } from "./series-tooltip";
import { withGaps } from "./with-gaps";

interface Options {
  legend: VizLegendOptions;
  tooltip: VizTooltipOptions;
  timezone?: string[];
  annotations?: VizAnnotations;
}

function TimeSeriesDrawing(props: PanelProps<Options>) {
  const { id, data, timeRange, timeZone, width, height, options, onChangeTimeRange } = props;
  const { frames, shown, total, problem } = useMemo(() => prepareSeries(data.series), [data.series]);
  const drawn = useMemo(() => frames.map(withGaps), [frames]);
  const exemplars = useMemo(
    () => [...data.series, ...(data.annotations ?? [])].filter(isExemplars),
    [data.series, data.annotations],
  );
  if (problem) return <ChartProblem kind={problem} />;
  return (
    <>
      <ChartNotice shown={shown} total={total} />
      <OutsideNotice frames={frames} panel={props} />
      <TimeSeries
        frames={drawn}
        structureRev={data.structureRev}
        timeRange={timeRange}
        timeZone={options.timezone?.length ? options.timezone : timeZone}
        width={width}
        height={height}
        legend={options.legend}
        options={options}
      >
        {(config, joined) => (
          <>
            <TimePlugins panel={props} config={config} frame={joined} annotations={options.annotations} />
            <PointValues config={config} frame={joined} />
            <ExemplarMarks config={config} frames={exemplars} timeZone={timeZone} />
            <PointerTooltip
              config={config}
              options={options.tooltip}
              onZoom={onChangeTimeRange}
              linksAt={(series, row) => linksAt(frames, joined, series, row)}
              render={(pointed) => (
                <SeriesTooltip panelId={id} frame={joined} pointed={pointed} options={options.tooltip} />
              )}
            />
          </>
        )}
      </TimeSeries>
    </>
  );
}

/** Lines, bars and points over time. */
export const timeSeriesPanel = () =>
  new PanelPlugin<Options, GraphFieldConfig>(panelBody(TimeSeriesDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(graphDefaults),
    })
    .setPanelOptions(optionDefaults<Options>({ legend: vizDefaults.legend, tooltip: vizDefaults.tooltip }))
    .setDataSupport({ annotations: true, alertStates: true });
