import {
  AxisColorMode,
  AxisPlacement,
  LegendDisplayMode,
  ScaleDistribution,
  SortOrder,
  TooltipDisplayMode,
  type AxisConfig,
  type HideableFieldConfig,
  type VizLegendOptions,
  type VizTooltipOptions,
} from "@grafana/schema";

const legend: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: "bottom",
  calcs: [],
};
const tooltip: VizTooltipOptions = { mode: TooltipDisplayMode.Single, sort: SortOrder.None, hideZeros: false };
const axis: Record<keyof AxisConfig, unknown> = {
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
};
const hideFrom: Required<HideableFieldConfig> = { hideFrom: { tooltip: false, viz: false, legend: false } };

/** What most charts share, as a panel has it that was saved without saying. */
export const vizDefaults = { legend, tooltip, axis, hideFrom };
