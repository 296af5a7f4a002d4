import type {
  AxisConfig,
  HeatmapCalculationOptions,
  HeatmapCellLayout,
  HideableFieldConfig,
  LegendPlacement,
  ScaleDistributionConfig,
  TooltipDisplayMode,
  VisibilityMode,
  VizAnnotations,
} from "@grafana/schema";

/** How counts become colours. */
export interface HeatmapColors {
  mode?: "opacity" | "scheme";
  scheme: string;
  fill: string;
  scale?: "exponential" | "linear";
  exponent: number;
  steps: number;
  reverse: boolean;
  min?: number;
  max?: number;
}

/** As `@grafana/schema` describes the panel. */
export interface HeatmapOptions {
  calculate?: boolean;
  calculation?: HeatmapCalculationOptions;
  color: HeatmapColors;
  /** Which counts are left out: those up to `le`, and those from `ge` on. */
  filterValues?: { le?: number; ge?: number };
  rowsFrame?: { layout?: HeatmapCellLayout; value?: string; yBucketScale?: ScaleDistributionConfig };
  showValue: VisibilityMode;
  /** CSS pixels between cells, and at their corners. */
  cellGap?: number;
  cellRadius?: number;
  cellValues?: { unit?: string; decimals?: number };
  yAxis: AxisConfig & { unit?: string; decimals?: number; min?: number; max?: number; reverse?: boolean };
  legend: { show: boolean; placement?: LegendPlacement; width?: number | string };
  tooltip: {
    mode: TooltipDisplayMode;
    yHistogram?: boolean;
    showColorScale?: boolean;
    maxHeight?: number;
    maxWidth?: number;
  };
  exemplars: { color: string };
  annotations?: VizAnnotations;
}

export interface HeatmapFieldConfig extends HideableFieldConfig {
  scaleDistribution?: ScaleDistributionConfig;
}
