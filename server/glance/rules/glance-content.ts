import type { StoredPanel } from "@/server/dashboard/contract";
import type { GlancePanel } from "../contract";
import { fieldStyle } from "./field-style";
import { frameColumns } from "./frame-columns";
import { glanceLines } from "./glance-lines";
import { glanceValues } from "./glance-values";

const VALUES = new Set(["stat", "gauge", "bargauge"]);

/** Whether a panel may be painted at first glance: it asks for plain data over the plain range. */
export function isGlanceable(panel: StoredPanel): boolean {
  const transforms = panel.transformations.some((each) => each.disabled !== true);
  const ownRange = Boolean(panel.timeFrom) || Boolean(panel.timeShift);
  return (panel.type === "timeseries" || VALUES.has(panel.type)) && !transforms && !ownRange;
}

/** What is painted of a panel at first, from the results of its queries. A failure waits for the panel to say it. */
export function glanceContent(panel: StoredPanel, results: Record<string, unknown>): GlancePanel["content"] {
  const failed = Object.values(results).some((result) => Boolean((result as { error?: unknown } | null)?.error));
  const style = fieldStyle(panel);
  if (failed || !style) return { kind: "wait" };
  const columns = frameColumns(results);
  return VALUES.has(panel.type) ? glanceValues(panel, style, columns) : glanceLines(panel, style, columns);
}
