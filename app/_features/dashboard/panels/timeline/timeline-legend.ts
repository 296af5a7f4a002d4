import type { GrafanaTheme2 } from "@grafana/data";
import type { VizLegendItem } from "@grafana/ui";
import { rangeText, rangesCount, stateOf } from "./state-of";
import type { TimelineRow } from "./timeline-rows";

/** More states than these are no legend any more. */
const MOST_ITEMS = 60;

/** What the colours mean: the ranges between thresholds, or the states that occur. */
export function timelineLegend(rows: readonly TimelineRow[], theme: GrafanaTheme2): VizLegendItem[] {
  const first = rows[0]?.field;
  if (first && rows.every(({ field }) => rangesCount(field) && !field.config.mappings?.length)) {
    return (first.config.thresholds?.steps ?? []).map(({ color }, step) => ({
      label: rangeText(first, step),
      color: theme.visualization.getColorByName(color),
      yAxis: 1,
    }));
  }
  const colors = new Map<string, string | undefined>();
  for (const { field, stretches } of rows)
    for (const { source } of stretches) {
      if (colors.size >= MOST_ITEMS) break;
      const { text, color } = stateOf(field, field.values[source], true);
      if (!colors.has(text)) colors.set(text, color);
    }
  return [...colors].map(([label, color]) => ({ label, color, yAxis: 1 }));
}
