import {
  PanelPlugin,
  VizOrientation,
  getDisplayValueAlignmentFactors,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  type PanelProps,
} from "@grafana/data";
import { PercentChangeColorMode } from "@grafana/schema";
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  VizRepeater,
  useTheme2,
} from "@grafana/ui";
import { ChartNotice } from "./chart/chart-notice";
import { limitSeries } from "./chart/limit-series";
import { LinkedValue } from "./chart/linked-value";
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { MOST_VALUES, reducedValues, singleValueDefaults, type SingleValueOptions } from "./reduced-values";

interface Options extends SingleValueOptions {
  colorMode: BigValueColorMode;
  graphMode: BigValueGraphMode;
  justifyMode: BigValueJustifyMode;
  textMode: BigValueTextMode;
  /** The name stands beside the value where that is wide enough. */
  wideLayout: boolean;
  showPercentChange: boolean;
  percentChangeColorMode: PercentChangeColorMode;
}

function StatDrawing(props: PanelProps<Options>) {
  const theme = useTheme2();
  const { options, width, height, data, timeRange, renderCounter } = props;
  const { shown, total } = limitSeries(data.series, MOST_VALUES);
  const sparkline = options.graphMode !== BigValueGraphMode.None;
  return (
    <>
      <ChartNotice shown={shown} total={total} />
      <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
        getValues={() => reducedValues(props, { sparkline, percentChange: options.showPercentChange })}
        getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
        renderValue={({ value, width: w, height: h, alignmentFactors, count }) => (
          <LinkedValue value={value}>
            {({ openMenu, targetClassName }) => (
              <BigValue
                value={value.display}
                count={count}
                sparkline={value.sparkline && { ...value.sparkline, timeRange }}
                colorMode={options.colorMode}
                graphMode={options.graphMode}
                justifyMode={options.justifyMode}
                textMode={options.textMode}
                percentChangeColorMode={options.percentChangeColorMode}
                alignmentFactors={alignmentFactors}
                text={options.text}
                width={w}
                height={h}
                theme={theme}
                onClick={openMenu}
                className={targetClassName}
                hasLinks={value.hasLinks}
                disableWideLayout={!options.wideLayout}
              />
            )}
          </LinkedValue>
        )}
        width={width}
        height={height}
        source={data}
        itemSpacing={3}
        renderCounter={renderCounter}
        autoGrid
        orientation={options.orientation}
      />
    </>
  );
}

/** One large value, with its course behind it. */
export const statPanel = () =>
  new PanelPlugin<Options>(panelBody(StatDrawing))
    .useFieldConfig()
    .setPanelOptions(
      optionDefaults<Options>({
        ...singleValueDefaults,
        orientation: VizOrientation.Auto,
        colorMode: BigValueColorMode.Value,
        graphMode: BigValueGraphMode.Area,
        justifyMode: BigValueJustifyMode.Auto,
        textMode: BigValueTextMode.Auto,
        wideLayout: true,
        showPercentChange: false,
        percentChangeColorMode: PercentChangeColorMode.Standard,
      }),
    )
    .setNoPadding();
