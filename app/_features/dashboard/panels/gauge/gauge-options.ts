import { BarGaugeSizing } from "@grafana/schema";
import { singleValueDefaults, type SingleValueOptions } from "../reduced-values";

/** As `@grafana/schema` describes the panel. Without a `shape` it was saved before Grafana 13, and looks as it did then. */
export interface GaugeOptions extends SingleValueOptions {
  shape?: "gauge" | "circle";
  showThresholdMarkers: boolean;
  showThresholdLabels: boolean;
  sizing: BarGaugeSizing;
  minVizWidth: number;
  minVizHeight: number;
  barShape: "flat" | "rounded";
  /** Share of the radius that the bar takes, from 0 to 1. */
  barWidthFactor: number;
  /** Above 1 the bar consists of so many pieces. */
  segmentCount: number;
  /** Share of a piece that stays empty. */
  segmentSpacing: number;
  endpointMarker?: "point" | "glow" | "none";
  /** Where the bar begins, in place of the least value. */
  neutral?: number;
  sparkline?: boolean;
  textMode?: "auto" | "value_and_name" | "value" | "name" | "none";
  effects: { gradient?: boolean; barGlow?: boolean; centerGlow?: boolean };
}

export const gaugeDefaults: GaugeOptions = {
  ...singleValueDefaults,
  showThresholdMarkers: true,
  showThresholdLabels: false,
  sizing: BarGaugeSizing.Auto,
  minVizWidth: 75,
  minVizHeight: 75,
  barShape: "flat",
  barWidthFactor: 0.5,
  segmentCount: 1,
  segmentSpacing: 0.3,
  endpointMarker: "point",
  sparkline: true,
  textMode: "auto",
  effects: {},
};
