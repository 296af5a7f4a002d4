/** A column of a Grafana data frame before it is put on the wire. Numbers may be NaN or infinite. */
export interface FrameField {
  name: string;
  type: "time" | "number" | "string" | "boolean" | "enum" | "other";
  /** Go type as Grafana names it, `float64` for instance. */
  goType: string;
  nullable?: boolean;
  labels?: Readonly<Record<string, string>>;
  config?: Record<string, unknown>;
  values: readonly unknown[];
  /** For times: nanoseconds beyond the millisecond. */
  nanos?: readonly number[];
}

export interface DataFrame {
  name?: string;
  /** Where it is not that of the query; empty for a frame inside another one. */
  refId?: string;
  meta?: Record<string, unknown>;
  fields: FrameField[];
}

/** What a data source answers for one query. */
export interface QueryAnswer {
  status: number;
  frames: DataFrame[];
  error?: string;
  errorSource?: "plugin" | "downstream" | "";
  /** Whether an empty list of frames is written; by default it is, but not beside an error. */
  listed?: boolean;
}

export const timeField = (values: readonly number[], more: Partial<FrameField> = {}): FrameField => ({
  name: "Time",
  type: "time",
  goType: "time.Time",
  values,
  ...more,
});

export const numberField = (
  name: string,
  values: readonly (number | null)[],
  more: Partial<FrameField> = {},
): FrameField => ({
  name,
  type: "number",
  goType: "float64",
  values,
  ...more,
});

export const stringField = (
  name: string,
  values: readonly (string | null)[],
  more: Partial<FrameField> = {},
): FrameField => ({
  name,
  type: "string",
  goType: "string",
  values,
  ...more,
});

export const jsonField = (name: string, values: readonly unknown[], more: Partial<FrameField> = {}): FrameField => ({
  name,
  type: "other",
  goType: "json.RawMessage",
  values,
  ...more,
});
