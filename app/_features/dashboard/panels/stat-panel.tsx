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
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { reducedValues, singleValueDefaults, type SingleValueOptions } from "./reduced-values";

interface Options extends SingleValueOptions {
  colorMode: BigValueColorMode;
  graphMode: BigValueGraphMode;
  justifyMode: BigValueJustifyMode;
  textMode: BigValueTextMode;
  showPercentChange: boolean;
  percentChangeColorMode: PercentChangeColorMode;
}

function StatDrawing(props: PanelProps<Options>) {
  const theme = useTheme2();
  const { options, width, height, data, timeRange, renderCounter } = props;
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() => reducedValues(props, options.graphMode !== BigValueGraphMode.None)}
      getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
      renderValue={({ value, width: w, height: h, alignmentFactors, count }) => (
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
        />
      )}
      width={width}
      height={height}
      source={data}
      itemSpacing={3}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation}
    />
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
        showPercentChange: false,
        percentChangeColorMode: PercentChangeColorMode.Standard,
      }),
    )
    .setNoPadding();
