import type { GraphFieldConfig, OptionsWithAnnotations, OptionsWithLegend, OptionsWithTooltip } from "@grafana/schema";

/** Names of the columns that hold the prices; those that are left out are guessed. */
export interface CandlestickFieldMap {
  open?: string;
  high?: string;
  low?: string;
  close?: string;
  volume?: string;
}

/** As `@grafana/schema` describes the panel. */
export interface CandlestickOptions extends OptionsWithLegend, OptionsWithTooltip, OptionsWithAnnotations {
  mode: "candles" | "candles+volume" | "volume";
  candleStyle: "candles" | "ohlcbars";
  /** Against what a candle has risen or fallen: its own open, or the close before. */
  colorStrategy: "open-close" | "close-close";
  colors: { up: string; down: string; flat: string };
  fields: CandlestickFieldMap;
  includeAllFields?: boolean;
}

export type CandlestickFieldConfig = GraphFieldConfig;
