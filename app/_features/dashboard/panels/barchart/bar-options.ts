import type {
  AxisConfig,
  GraphGradientMode,
  GraphThresholdsStyleConfig,
  HideableFieldConfig,
  OptionsWithLegend,
  OptionsWithTextFormatting,
  OptionsWithTooltip,
  StackingMode,
  VisibilityMode,
  VizOrientation,
} from "@grafana/schema";

/** As `@grafana/schema` describes the panel. */
export interface BarChartOptions extends OptionsWithLegend, OptionsWithTooltip, OptionsWithTextFormatting {
  orientation: VizOrientation;
  xField?: string;
  colorByField?: string;
  stacking: StackingMode;
  showValue: VisibilityMode;
  /** Shares of the room, from 0 to 1. */
  barWidth: number;
  groupWidth: number;
  barRadius?: number;
  /** The pointer need not be on the bar itself, only in its column. */
  fullHighlight: boolean;
  /** Degrees. */
  xTickLabelRotation: number;
  xTickLabelMaxLength?: number;
  /** Least pixels between labels; below zero the last label is the one that stays. */
  xTickLabelSpacing?: number;
}

/** How one series of bars is drawn. */
export interface BarFieldConfig extends AxisConfig, HideableFieldConfig {
  lineWidth?: number;
  fillOpacity?: number;
  gradientMode?: GraphGradientMode;
  thresholdsStyle?: GraphThresholdsStyleConfig;
}
