import { PanelPlugin, type FieldDisplay, type PanelProps } from "@grafana/data";
import { BarGaugeSizing } from "@grafana/schema";
import { VizRepeater } from "@grafana/ui";
import { ChartNotice } from "../chart/chart-notice";
import { limitSeries } from "../chart/limit-series";
import { LinkedValue } from "../chart/linked-value";
import { optionDefaults } from "../panel-defaults";
import { panelBody } from "../panel-body";
import { MOST_VALUES, reducedValues } from "../reduced-values";
import { Dial } from "./dial";
import { gaugeDefaults, type GaugeOptions } from "./gauge-options";
import styles from "./dial.module.css";

function GaugeDrawing(props: PanelProps<GaugeOptions>) {
  const { options, width, height, data, renderCounter } = props;
  const { shown, total } = limitSeries(data.series, MOST_VALUES);
  const manual = options.sizing === BarGaugeSizing.Manual;
  const trend = options.shape !== undefined && options.sparkline === true;
  return (
    <>
      <ChartNotice shown={shown} total={total} />
      <VizRepeater<FieldDisplay>
        getValues={() => reducedValues(props, { sparkline: trend })}
        renderValue={({ value, width: w, height: h, count }) => (
          <LinkedValue value={value}>
            {({ triggerProps, targetClassName }) => (
              <div {...triggerProps} className={`${styles.dial} ${targetClassName ?? ""}`}>
                <Dial value={value} options={options} width={w} height={h} count={count} />
              </div>
            )}
          </LinkedValue>
        )}
        source={data}
        width={width}
        height={height}
        renderCounter={renderCounter}
        autoGrid
        itemSpacing={8}
        orientation={options.orientation}
        minVizWidth={manual ? options.minVizWidth : gaugeDefaults.minVizWidth}
        minVizHeight={manual ? options.minVizHeight : gaugeDefaults.minVizHeight}
        maxVizHeight={manual ? Math.max(height, options.minVizHeight) : undefined}
      />
    </>
  );
}

/** A value on a dial. The package exports none, so this one is drawn here. */
export const gaugePanel = () =>
  new PanelPlugin<GaugeOptions>(panelBody(GaugeDrawing))
    .useFieldConfig()
    .setPanelOptions(optionDefaults<GaugeOptions>(gaugeDefaults));
