import {
  ReducerID,
  VizOrientation,
  getFieldDisplayValues,
  type FieldDisplay,
  type PanelProps,
  type ReduceDataOptions,
} from "@grafana/data";
import { limitSeries } from "./chart/limit-series";
import type { VizTextDisplayOptions } from "@grafana/schema";
import { config } from "@grafana/runtime";

/** Options of every panel that shows single values. */
export interface SingleValueOptions {
  reduceOptions: ReduceDataOptions;
  orientation: VizOrientation;
  text?: VizTextDisplayOptions;
}

/** More values than these are no overview any more. */
export const MOST_VALUES = 200;

export const singleValueDefaults = {
  reduceOptions: { values: false, calcs: [ReducerID.lastNotNull], fields: "" },
  orientation: VizOrientation.Auto,
};

/** The series of a panel reduced to the values that it shows. */
export function reducedValues<Options extends SingleValueOptions>(
  props: PanelProps<Options>,
  more: { sparkline?: boolean; percentChange?: boolean } = {},
): FieldDisplay[] {
  const { fieldConfig, options, replaceVariables, data, timeZone } = props;
  const { reduceOptions } = options;
  const theme = config.theme2;
  return getFieldDisplayValues({
    fieldConfig,
    reduceOptions,
    replaceVariables,
    theme,
    data: limitSeries(data.series, MOST_VALUES).frames,
    ...more,
    timeZone,
  });
}
