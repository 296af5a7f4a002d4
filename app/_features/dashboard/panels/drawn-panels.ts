/** Types of panels that are drawn in the room; the others are links to Grafana. */
export const DRAWN_PANELS: ReadonlySet<string> = new Set([
  "timeseries",
  "stat",
  "gauge",
  "bargauge",
  "table",
  "logs",
  "text",
]);
