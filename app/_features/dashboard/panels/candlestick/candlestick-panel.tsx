import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type Field, type PanelProps } from "@grafana/data";
import { TooltipDisplayMode } from "@grafana/schema";
import { TimeSeries, useTheme2 } from "@grafana/ui";
import { useMemo, type ComponentProps } from "react";
import { ChartProblem } from "../chart/chart-problem";
import { linksAt } from "../chart/links-at";
import { OutsideNotice } from "../chart/outside-notice";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { TimePlugins } from "../chart/time-plugins";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { graphDefaults } from "../timeseries/graph-defaults";
import { SeriesTooltip } from "../timeseries/series-tooltip";
import type { CandlestickFieldConfig, CandlestickOptions } from "./candlestick-options";
import { drawCandles } from "./draw-candles";
import { prepareCandles, type PreparedCandles } from "./prepare-candles";

type Renderers = ComponentProps<typeof TimeSeries>["renderers"];
type TweakScale = NonNullable<ComponentProps<typeof TimeSeries>["tweakScale"]>;

/** Below the prices the volume takes a fifth of the height. */
const VOLUME_SHARE = 5;

function Candles({ panel, prepared }: { panel: PanelProps<CandlestickOptions>; prepared: PreparedCandles }) {
  const { id, data, timeRange, timeZone, width, height, options, onChangeTimeRange } = panel;
  const theme = useTheme2();
  const { frame, names } = prepared;
  const frames = useMemo(() => [frame], [frame]);
  const shared = names.volume !== undefined && names.high !== undefined;
  const renderers: Renderers = useMemo(() => {
    const colorOf = (name: string) => theme.visualization.getColorByName(name);
    const { up, down, flat } = options.colors;
    const look = {
      candleStyle: options.candleStyle,
      colorStrategy: options.colorStrategy,
      colors: { up: colorOf(up), down: colorOf(down), flat: colorOf(flat) },
      volumeOpacity: 0.5,
    };
    return [
      {
        fieldMap: names,
        indicesOnly: [],
        init: (config, indices) => drawCandles(config, indices, look),
      },
    ];
  }, [names, options, theme]);
  const tweakScale: TweakScale = (scale, field: Field) =>
    (field.state?.displayName ?? field.name) === names.volume
      ? { ...scale, range: (_plot, _low, high) => [0, (high ?? 0) * (shared ? VOLUME_SHARE : 1.05) || 1] }
      : scale;
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      renderers={renderers}
      tweakScale={tweakScale}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, joined) => (
        <>
          <TimePlugins panel={panel} config={config} frame={joined} annotations={options.annotations} />
          <PointerTooltip
            config={config}
            options={options.tooltip}
            onZoom={onChangeTimeRange}
            linksAt={(series, row) => linksAt(frames, joined, series, row)}
            render={(pointed) => (
              <SeriesTooltip
                panelId={id}
                frame={joined}
                pointed={pointed}
                options={{ ...options.tooltip, mode: TooltipDisplayMode.Multi }}
              />
            )}
          />
        </>
      )}
    </TimeSeries>
  );
}

function CandlestickDrawing(props: PanelProps<CandlestickOptions>) {
  const { data, options } = props;
  const prepared = useMemo(() => prepareCandles(data.series, options), [data.series, options]);
  if ("problem" in prepared) return <ChartProblem kind={prepared.problem} />;
  return (
    <>
      <OutsideNotice frames={data.series} panel={props} />
      <Candles panel={props} prepared={prepared} />
    </>
  );
}

/** Open, high, low and close of each period, with the volume below. */
export const candlestickPanel = () =>
  new PanelPlugin<CandlestickOptions, CandlestickFieldConfig>(panelBody(CandlestickDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(graphDefaults),
    })
    .setPanelOptions(
      optionDefaults<CandlestickOptions>({
        mode: "candles+volume",
        candleStyle: "candles",
        colorStrategy: "open-close",
        colors: { up: "green", down: "red", flat: "gray" },
        fields: {},
        includeAllFields: false,
        legend: vizDefaults.legend,
        tooltip: { ...vizDefaults.tooltip, mode: TooltipDisplayMode.Multi },
      }),
    )
    .setDataSupport({ annotations: true, alertStates: true });
