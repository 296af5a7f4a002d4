import {
  PanelPlugin,
  getDisplayProcessor,
  getDisplayValueAlignmentFactors,
  getFieldConfigWithMinMax,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  type PanelProps,
} from "@grafana/data";
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  type OptionsWithLegend,
} from "@grafana/schema";
import { BarGauge, VizLayout, VizLegend, VizRepeater, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import { ChartNotice } from "./chart/chart-notice";
import { limitSeries } from "./chart/limit-series";
import { LinkedValue } from "./chart/linked-value";
import { vizDefaults } from "./chart/viz-defaults";
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { MOST_VALUES, reducedValues, singleValueDefaults, type SingleValueOptions } from "./reduced-values";

interface Options extends SingleValueOptions, OptionsWithLegend {
  displayMode: BarGaugeDisplayMode;
  valueMode: BarGaugeValueMode;
  namePlacement: BarGaugeNamePlacement;
  showUnfilled: boolean;
  sizing: BarGaugeSizing;
  minVizWidth: number;
  minVizHeight: number;
  maxVizHeight: number;
}

/** Pixels between bars; between the cells of the LCD mode there is less. */
const SPACING = 10;
const CELL_SPACING = 2;

function Bars(props: PanelProps<Options>) {
  const theme = useTheme2();
  const { options, width, height, data, renderCounter, replaceVariables } = props;
  const manual = options.sizing === BarGaugeSizing.Manual;
  const processor = ({ view, colIndex, field }: FieldDisplay) =>
    (view && colIndex !== undefined ? view.getFieldDisplayProcessor(colIndex) : undefined) ??
    getDisplayProcessor({ field: { config: field }, theme });
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() =>
        reducedValues(props).map((value) => ({
          ...value,
          field: getFieldConfigWithMinMax(fieldOf(value), Boolean(value.field.fieldMinMax)),
        }))
      }
      getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
      renderValue={({ value, width: w, height: h, orientation, alignmentFactors }) => (
        <LinkedValue value={value}>
          {({ openMenu, targetClassName }) => (
            <BarGauge
              value={value.display}
              width={w}
              height={h}
              orientation={orientation}
              field={value.field}
              text={options.text}
              display={processor(value)}
              theme={theme}
              itemSpacing={options.displayMode === BarGaugeDisplayMode.Lcd ? CELL_SPACING : SPACING}
              displayMode={options.displayMode}
              alignmentFactors={alignmentFactors}
              showUnfilled={options.showUnfilled}
              valueDisplayMode={options.valueMode}
              namePlacement={options.namePlacement}
              onClick={openMenu}
              className={targetClassName}
            />
          )}
        </LinkedValue>
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

function BarGaugeDrawing(props: PanelProps<Options>) {
  const { options, width, height, data } = props;
  const { shown, total } = limitSeries(data.series, MOST_VALUES);
  const items = useMemo(
    () =>
      options.legend.showLegend
        ? reducedValues(props).map(({ display }) => ({ label: display.title ?? "", color: display.color, yAxis: 1 }))
        : [],
    [props, options.legend.showLegend],
  );
  const legend = items.length > 0 && (
    <VizLayout.Legend placement={options.legend.placement} width={options.legend.width}>
      <VizLegend {...options.legend} items={items} readonly />
    </VizLayout.Legend>
  );
  return (
    <>
      <ChartNotice shown={shown} total={total} />
      <VizLayout width={width} height={height} legend={legend || null}>
        {(innerWidth, innerHeight) => <Bars {...props} width={innerWidth} height={innerHeight} />}
      </VizLayout>
    </>
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
      legend: { ...vizDefaults.legend, showLegend: false },
    }),
  );
