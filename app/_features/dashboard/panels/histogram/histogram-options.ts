import type {
  AxisConfig,
  GraphGradientMode,
  HideableFieldConfig,
  OptionsWithLegend,
  OptionsWithTooltip,
  StackableFieldConfig,
} from "@grafana/schema";

/** As `@grafana/schema` describes the panel. */
export interface HistogramOptions extends OptionsWithLegend, OptionsWithTooltip {
  /** About how many, where no size is set. */
  bucketCount?: number;
  bucketSize?: number;
  bucketOffset?: number;
  /** One histogram of all series, in place of one each. */
  combine?: boolean;
}

export interface HistogramFieldConfig extends AxisConfig, HideableFieldConfig, StackableFieldConfig {
  lineWidth?: number;
  fillOpacity?: number;
  gradientMode?: GraphGradientMode;
}
