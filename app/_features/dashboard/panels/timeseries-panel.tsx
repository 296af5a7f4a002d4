import {
  DashboardCursorSync,
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  PanelPlugin,
  type DataFrame,
  type PanelProps,
} from "@grafana/data";
import {
  AxisColorMode,
  AxisPlacement,
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LineInterpolation,
  ScaleDistribution,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  type GraphFieldConfig,
  type VizLegendOptions,
  type VizTooltipOptions,
} from "@grafana/schema";
import { EventBusPlugin, TimeSeries, TooltipPlugin2, XAxisInteractionAreaPlugin, usePanelContext } from "@grafana/ui";
import { useMemo } from "react";
import { AnnotationMarks } from "./annotation-marks";
import { fieldDefaults, optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { PanelNoData } from "./panel-no-data";
import { SeriesTooltip } from "./series-tooltip";

interface Options {
  legend: VizLegendOptions;
  tooltip: VizTooltipOptions;
  timezone?: string[];
}

/** The values of a const enum of `@grafana/ui`, which does not exist at run time: nearest series, or all of them. */
const HOVER = { one: 0, all: 1 } as const;

const drawable = (frame: DataFrame): boolean =>
  frame.fields.some((field) => field.type === FieldType.time) &&
  frame.fields.some((field) => field.type === FieldType.number || field.type === FieldType.enum);

function TimeSeriesDrawing(props: PanelProps<Options>) {
  const { data, timeRange, timeZone, width, height, options, eventBus, onChangeTimeRange } = props;
  const { sync, eventsScope } = usePanelContext();
  const frames = useMemo(() => data.series.filter(drawable), [data.series]);
  if (frames.length === 0) return <PanelNoData text={props.fieldConfig.defaults.noValue} />;
  const cursorSync = sync?.() ?? DashboardCursorSync.Off;
  const { mode } = options.tooltip;
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={options.timezone?.length ? options.timezone : timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, aligned) => (
        <>
          {cursorSync !== DashboardCursorSync.Off && (
            <EventBusPlugin config={config} eventBus={eventBus} frame={aligned} />
          )}
          <XAxisInteractionAreaPlugin config={config} queryZoom={onChangeTimeRange} />
          {mode !== TooltipDisplayMode.None && (
            <TooltipPlugin2
              config={config}
              hoverMode={mode === TooltipDisplayMode.Single ? HOVER.one : HOVER.all}
              queryZoom={onChangeTimeRange}
              clientZoom
              syncMode={cursorSync}
              syncScope={eventsScope}
              maxWidth={options.tooltip.maxWidth}
              render={(_plot, indexes, series, pinned, _dismiss, _range, viaSync) => (
                <SeriesTooltip
                  frame={aligned}
                  indexes={indexes}
                  series={series}
                  pinned={pinned}
                  viaSync={viaSync}
                  options={options.tooltip}
                />
              )}
            />
          )}
          <AnnotationMarks config={config} annotations={data.annotations} timeZone={timeZone} />
        </>
      )}
    </TimeSeries>
  );
}

const FIELD_DEFAULTS: Partial<Record<keyof GraphFieldConfig, unknown>> = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: LineInterpolation.Linear,
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: GraphGradientMode.None,
  barAlignment: BarAlignment.Center,
  barWidthFactor: 0.6,
  barMaxWidth: undefined,
  lineStyle: undefined,
  lineColor: undefined,
  fillColor: undefined,
  fillBelowTo: undefined,
  spanNulls: false,
  insertNulls: false,
  showPoints: VisibilityMode.Auto,
  showValues: false,
  pointSize: 5,
  pointSymbol: undefined,
  stacking: { mode: StackingMode.None, group: "A" },
  transform: undefined,
  axisPlacement: AxisPlacement.Auto,
  axisLabel: "",
  axisColorMode: AxisColorMode.Text,
  axisBorderShow: false,
  axisWidth: undefined,
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisGridShow: undefined,
  axisCenteredZero: false,
  scaleDistribution: { type: ScaleDistribution.Linear },
  hideFrom: { tooltip: false, viz: false, legend: false },
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
};

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
      useCustomConfig: fieldDefaults(FIELD_DEFAULTS as GraphFieldConfig),
    })
    .setPanelOptions(
      optionDefaults<Options>({
        legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: "bottom", calcs: [] },
        tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
      }),
    )
    .setDataSupport({ annotations: true, alertStates: true });
