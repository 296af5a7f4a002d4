import { FieldType, getFieldDisplayName, type DataFrame, type Field } from "@grafana/data";
import { AxisPlacement, GraphDrawStyle } from "@grafana/schema";
import type { CandlestickOptions } from "./candlestick-options";
import { priceFields } from "./price-fields";

export interface PreparedCandles {
  /** One frame: time, prices, volume, and what else shall be drawn. */
  frame: DataFrame;
  /** The field of each part in the frame, by its display name. */
  names: Partial<Record<"open" | "high" | "low" | "close" | "volume", string>>;
}

const finite = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);
/** Prices as candles can be drawn from them; a missing open is the close before. */
export function prepareCandles(
  frames: readonly DataFrame[],
  { fields, mode, includeAllFields }: CandlestickOptions,
): PreparedCandles | { problem: "noTime" | "noPrices" | "noVolume" } {
  const found = priceFields(frames, fields);
  if (!found) return { problem: "noTime" };
  const { frame, time, high, low, close, volume, others } = found;
  const open: Field | undefined = found.open ?? (close && openFrom(close));
  if (mode === "volume" ? !volume : !open || !high || !low || !close)
    return { problem: mode === "volume" ? "noVolume" : "noPrices" };
  const length = time.values.length;
  const drawn: Field[] = [time];
  const parts = new Map<keyof PreparedCandles["names"], Field>();
  const add = (part: keyof PreparedCandles["names"], field: Field | undefined, unseen = false): void => {
    if (!field) return;
    const hideFrom = { legend: true, tooltip: false, viz: unseen };
    const custom = { ...(field.config.custom as object), hideFrom };
    const made = { ...field, config: { ...field.config, custom }, values: field.values.map(finite) };
    drawn.push(made);
    parts.set(part, made);
  };
  const alone = mode === "volume";
  add("open", open, alone);
  if (!alone) {
    add("high", high);
    add("low", low);
  }
  add("close", close, alone);
  if (mode !== "candles" && volume) add("volume", asVolume(volume, mode === "volume"));
  if (includeAllFields) drawn.push(...others.map((field) => ({ ...field, values: field.values.map(finite) })));
  const made = { ...frame, length, fields: drawn };
  const names = [...parts].map(([part, field]) => [part, getFieldDisplayName(field, made, [made])]);
  return { frame: made, names: Object.fromEntries(names) as PreparedCandles["names"] };
}

function openFrom(close: Field): Field {
  const state = close.state && { ...close.state, displayName: undefined };
  return {
    ...close,
    name: "open",
    state,
    values: close.values.map((_, row) => (row > 0 ? close.values[row - 1] : null)),
  };
}

/** Bars along the foot, on an axis of their own. */
function asVolume(volume: Field, alone: boolean): Field {
  const custom = {
    ...(volume.config.custom as object),
    drawStyle: GraphDrawStyle.Bars,
    axisPlacement: alone ? AxisPlacement.Left : AxisPlacement.Hidden,
  };
  return { ...volume, type: FieldType.number, config: { unit: "short", ...volume.config, custom } };
}
