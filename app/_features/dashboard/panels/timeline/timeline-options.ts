import type {
  AxisConfig,
  HideableFieldConfig,
  OptionsWithAnnotations,
  OptionsWithLegend,
  OptionsWithTimezones,
  OptionsWithTooltip,
  TimelineValueAlignment,
  VisibilityMode,
} from "@grafana/schema";

/** Options of the state timeline and the status history, as `@grafana/schema` describes them. */
export interface TimelineOptions
  extends OptionsWithLegend, OptionsWithTooltip, OptionsWithTimezones, OptionsWithAnnotations {
  showValue: VisibilityMode;
  /** Share of its room that a row fills, from 0 to 1. */
  rowHeight: number;
  /** Rows on a page; 0 shows all. */
  perPage?: number;
  /** State timeline: one region for what does not change. */
  mergeValues?: boolean;
  alignValue?: TimelineValueAlignment;
  /** Status history: share of the time between samples that a sample fills. */
  colWidth?: number;
}

export interface TimelineFieldConfig extends AxisConfig, HideableFieldConfig {
  lineWidth?: number;
  fillOpacity?: number;
  /** Milliseconds, or always: a state lasts over what is missing. */
  spanNulls?: boolean | number;
  /** Milliseconds after which a state ends when nothing followed. */
  insertNulls?: boolean | number;
}
