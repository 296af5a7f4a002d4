/**
 * A value at a path of a stored panel: `options.…`, `custom.…` and `field.…` (defaults of fields), `override …` (of one
 * field), `panel.…` (the panel itself), or a `transformation …`.
 */
export type Setting = readonly [path: string, value: unknown];

/** One option at another value than the base panel's, and what has to be set along with it for the option to matter. */
export type Probe = readonly [path: string, value: unknown, given?: Readonly<Record<string, unknown>>];

/** How one type of panel is asked which of its stored options it draws. */
export interface PanelCase {
  type: string;
  /** The heading, where it is not the type. */
  title?: string;
  /** Queries of TestData, as CSV; none for a panel that asks for what it shows by itself. */
  csv: readonly string[];
  /** Columns that are epoch milliseconds. */
  times?: readonly string[];
  /** Width of each panel in columns of Grafana's grid, 3 unless said: a multiple of that. */
  columns?: number;
  /** What the base panel has set. */
  base?: Readonly<Record<string, unknown>>;
  /** The field that `override …` is for. */
  overridden?: string;
  probes: readonly Probe[];
  /** Stored options that change nothing in a picture that stands still, and why. */
  notProbed?: Readonly<Record<string, string>>;
  /** The folder of the panel's types in `@grafana/schema`; nothing where it has none. */
  schema?: string;
  /** What the panel needs from its data source. */
  needs: string;
}
