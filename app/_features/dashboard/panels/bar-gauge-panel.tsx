import {
  PanelPlugin,
  getDisplayProcessor,
  getDisplayValueAlignmentFactors,
  getFieldConfigWithMinMax,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  type PanelProps,
} from "@grafana/data";
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeSizing, BarGaugeValueMode } from "@grafana/schema";
import { BarGauge, VizRepeater, useTheme2 } from "@grafana/ui";
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { reducedValues, singleValueDefaults, type SingleValueOptions } from "./reduced-values";

interface Options extends SingleValueOptions {
  displayMode: BarGaugeDisplayMode;
  valueMode: BarGaugeValueMode;
  namePlacement: BarGaugeNamePlacement;
  showUnfilled: boolean;
  sizing: BarGaugeSizing;
  minVizWidth: number;
  minVizHeight: number;
  maxVizHeight: number;
}

const SPACING = 10;

function BarGaugeDrawing(props: PanelProps<Options>) {
  const theme = useTheme2();
  const { options, width, height, data, renderCounter, replaceVariables } = props;
  const manual = options.sizing === BarGaugeSizing.Manual;
  const processor = ({ view, colIndex, field }: FieldDisplay) =>
    (view && colIndex !== undefined ? view.getFieldDisplayProcessor(colIndex) : undefined) ??
    getDisplayProcessor({ field: { config: field }, theme });
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() =>
        reducedValues(props, false).map((value) => ({
          ...value,
          field: getFieldConfigWithMinMax(fieldOf(value), Boolean(value.field.fieldMinMax)),
        }))
      }
      getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
      renderValue={({ value, width: w, height: h, orientation, alignmentFactors }) => (
        <BarGauge
          value={value.display}
          width={w}
          height={h}
          orientation={orientation}
          field={value.field}
          text={options.text}
          display={processor(value)}
          theme={theme}
          itemSpacing={SPACING}
          displayMode={options.displayMode}
          alignmentFactors={alignmentFactors}
          showUnfilled={options.showUnfilled}
          valueDisplayMode={options.valueMode}
          namePlacement={options.namePlacement}
        />
      )}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter + replaceVariables("").length}
      itemSpacing={SPACING}
      orientation={options.orientation}
      minVizWidth={manual ? options.minVizWidth : 8}
      minVizHeight={manual ? options.minVizHeight : 16}
      maxVizHeight={manual ? options.maxVizHeight : 300}
    />
  );
}

/** The column that a value was taken from, with the options that count for the value. */
function fieldOf({ view, colIndex, field }: FieldDisplay) {
  const column = view && colIndex !== undefined ? view.dataFrame.fields[colIndex] : undefined;
  return column
    ? { ...column, config: { ...column.config, ...field } }
    : { name: "", type: "number" as never, config: field, values: [] };
}

/** Values as bars. */
export const barGaugePanel = () =>
  new PanelPlugin<Options>(panelBody(BarGaugeDrawing)).useFieldConfig().setPanelOptions(
    optionDefaults<Options>({
      ...singleValueDefaults,
      displayMode: BarGaugeDisplayMode.Gradient,
      valueMode: BarGaugeValueMode.Color,
      namePlacement: BarGaugeNamePlacement.Auto,
      showUnfilled: true,
      sizing: BarGaugeSizing.Auto,
      minVizWidth: 8,
      minVizHeight: 16,
      maxVizHeight: 300,
    }),
  );
