import { FieldType, type DataFrame, type Field } from "@grafana/data";
import type { CandlestickFieldMap } from "./candlestick-options";

/** The columns of a price history; `open` may be missing, since it is the last close. */
export interface PriceFields {
  frame: DataFrame;
  time: Field;
  open?: Field;
  high?: Field;
  low?: Field;
  close?: Field;
  volume?: Field;
  /** The other numbers. */
  others: Field[];
}

const GUESS: Record<keyof CandlestickFieldMap, RegExp> = {
  open: /^(o|open.*)$/i,
  high: /^(h|high.*|max.*)$/i,
  low: /^(l|low.*|min.*)$/i,
  close: /^(c|close.*|last.*|value)$/i,
  volume: /^(v|vol.*)$/i,
};

const nameOf = (field: Field): string => field.state?.displayName ?? field.name;

/** Finds the columns of prices: by the names that the panel sets, else by what they are usually called. */
export function priceFields(frames: readonly DataFrame[], names: CandlestickFieldMap): PriceFields | undefined {
  for (const frame of frames) {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
    if (!time || numbers.length === 0) continue;
    const find = (part: keyof CandlestickFieldMap): Field | undefined => {
      const name = names[part];
      if (name) return numbers.find((field) => field.name === name || nameOf(field) === name);
      return numbers.find((field) => GUESS[part].test(field.name) || GUESS[part].test(nameOf(field)));
    };
    const found = {
      open: find("open"),
      high: find("high"),
      low: find("low"),
      close: find("close"),
      volume: find("volume"),
    };
    const taken = new Set<Field | undefined>(Object.values(found));
    return { frame, time, ...found, others: numbers.filter((field) => !taken.has(field)) };
  }
  return undefined;
}
