import { z } from "zod";

/** Most panels of a first screen; further ones wait for the whole dashboard. */
export const MAX_GLANCE_PANELS = 12;
/** Rows of the grid (38 pixels each) that a first screen shows. */
export const GLANCE_ROWS = 26;
/** Most series of one graph and most points of one series that are painted first. */
export const MAX_GLANCE_SERIES = 30;
export const GLANCE_POINTS = 240;

/** A moment as dashboards write it: epoch milliseconds, RFC 3339, or relative such as `now-1h/h`. */
const moment = z.string().min(1).max(40);
const value = z.string().max(2_000);

/** `GET …/glance?dashboardUid&from&to&var-…`; without ends the dashboard's own range. */
export const glanceInput = z.strictObject({
  dashboardUid: z.string().regex(/^[\w-]{1,80}$/),
  from: moment.optional(),
  to: moment.optional(),
  variables: z
    .record(z.string().regex(/^[\w.-]{1,100}$/), z.union([value, z.array(value).max(200)]))
    .refine((values) => Object.keys(values).length <= 64),
});
export type GlanceInput = z.infer<typeof glanceInput>;

/** A number that is read in a unit of Grafana's, such as `bytes`; null decimals means as many as it takes. */
export interface GlanceUnit {
  unit: string;
  decimals: number | null;
}

export interface GlanceSeries {
  name: string;
  /** A colour of CSS, a name of Grafana's (`dark-red`), or the place in its palette as digits. */
  color: string;
  /** One for each time of the panel; null is a gap. */
  values: (number | null)[];
}

/** Lines over time. Times are epoch milliseconds, ascending. */
export interface GlanceLines {
  kind: "lines";
  times: number[];
  series: GlanceSeries[];
  unit: GlanceUnit;
  min: number | null;
  max: number | null;
  /** Of the fill below lines, 0 to 100. */
  fill: number;
  width: number;
  draw: "line" | "bars" | "points";
  stacked: boolean;
  /** Lines at thresholds. */
  limits: { value: number; color: string; dashed: boolean }[];
  legend: "bottom" | "right" | "none";
}

/** Single values, as words. `share` is the place between minimum and maximum, 0 to 1. */
export interface GlanceValues {
  kind: "values";
  look: "stat" | "gauge" | "bargauge";
  values: {
    name: string;
    text: string;
    color: string;
    share: number | null;
    /** The course behind the value. */
    course: (number | null)[] | null;
  }[];
  /** The colour fills the cell instead of the text. */
  filled: boolean;
}

/** Only its frame is painted: what is in it waits for the whole dashboard. */
export interface GlanceWait {
  kind: "wait";
}

/** One panel in its place, in columns (of 24) and rows. */
export interface GlancePanel {
  id: number;
  title: string;
  x: number;
  y: number;
  w: number;
  h: number;
  transparent: boolean;
  content: GlanceLines | GlanceValues | GlanceWait;
}

/** A variable or a switch above the panels, as it is set. */
export interface GlanceControl {
  label: string;
  /** Null is a switch. */
  text: string | null;
  /** Several values may be chosen. */
  multi: boolean;
}

/** The first screen of a dashboard: as much as can be drawn alike without the packages that draw the whole. */
export interface Glance {
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  /** IANA name, `utc`, or empty for that of the browser. */
  timeZone: string;
  controls: GlanceControl[];
  /** Whether the span can be changed, so that its controls stand above the panels. */
  hasTimeControls: boolean;
  /** Titles of rows; `y` as with panels. */
  rows: { title: string; y: number }[];
  panels: GlancePanel[];
}
