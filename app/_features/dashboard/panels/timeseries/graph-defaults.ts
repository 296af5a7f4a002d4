import {
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LineInterpolation,
  StackingMode,
  VisibilityMode,
  type GraphFieldConfig,
} from "@grafana/schema";
import { vizDefaults } from "../chart/viz-defaults";

const known: Record<keyof GraphFieldConfig, unknown> = {
  ...vizDefaults.axis,
  ...vizDefaults.hideFrom,
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
  pointColor: undefined,
  stacking: { mode: StackingMode.None, group: "A" },
  transform: undefined,
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
};

/** How a line is drawn that says nothing about it. */
export const graphDefaults = known as GraphFieldConfig;
