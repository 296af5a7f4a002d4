import type {
  AxisConfig,
  HideableFieldConfig,
  LineStyle,
  OptionsWithLegend,
  OptionsWithTooltip,
} from "@grafana/schema";

/** Names a frame or a field by a matcher of `@grafana/data`. */
interface Matcher {
  id: string;
  options?: unknown;
}

/** One series: what is not set is found. */
export interface XYSeriesConfig {
  name?: { fixed?: string };
  frame?: { matcher: Matcher };
  x?: { matcher: Matcher };
  y?: { matcher: Matcher };
  color?: { matcher: Matcher };
  size?: { matcher: Matcher };
}

/** As `@grafana/schema` describes the panel. */
export interface XYOptions extends OptionsWithLegend, OptionsWithTooltip {
  mapping: "auto" | "manual";
  series: XYSeriesConfig[];
}

export interface XYFieldConfig extends HideableFieldConfig, AxisConfig {
  show?: "points" | "lines" | "points+lines";
  /** Diameters in CSS pixels: of every point, or of the smallest and the largest. */
  pointSize?: { fixed?: number; min?: number; max?: number };
  pointShape?: "circle" | "square";
  pointStrokeWidth?: number;
  fillOpacity?: number;
  lineWidth?: number;
  lineStyle?: LineStyle;
}
