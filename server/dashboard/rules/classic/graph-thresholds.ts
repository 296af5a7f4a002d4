import { jsonOf, jsonsOf, numberOf, ownField, textOf, type Json } from "../json-values";

const NONE = "transparent";
const COLORS: Readonly<Record<string, string>> = { critical: "red", warning: "orange", ok: "green" };

interface Limit {
  value: number;
  below: boolean;
  color: string;
  line: boolean;
  fill: boolean;
}

function limitOf(stored: Json): Limit[] {
  const value = numberOf(stored.value);
  if (value === null) return [];
  const { line, fill } = stored;
  const custom = textOf(fill === true ? stored.fillColor : stored.lineColor);
  const color = ownField(COLORS, textOf(stored.colorMode)) ?? (custom || textOf(stored.lineColor) || "red");
  return [{ value, below: stored.op === "lt", color, line: line === true, fill: fill === true }];
}

/** Before Grafana 4 two limits stood in the grid. */
function gridLimits(grid: Json): Json[] {
  const below = (numberOf(grid.threshold1) ?? 0) > (numberOf(grid.threshold2) ?? Infinity);
  return [
    [grid.threshold1, grid.threshold1Color],
    [grid.threshold2, grid.threshold2Color],
  ].map(([value, color]) => ({
    value,
    op: below ? "lt" : "gt",
    colorMode: "custom",
    line: grid.thresholdLine === true,
    fill: grid.thresholdLine !== true,
    fillColor: color,
    lineColor: color,
  }));
}

/** The thresholds of an old graph as steps, and how they are drawn; null where it has none. */
export function graphThresholds(stored: Json): { thresholds: Json; style: string } | null {
  const given = Array.isArray(stored.thresholds) ? jsonsOf(stored.thresholds) : gridLimits(jsonOf(stored.grid));
  const limits = given.flatMap(limitOf).sort((a, b) => a.value - b.value);
  if (limits.length === 0) return null;
  const steps: { color: string; value: number | null }[] = [{ color: NONE, value: null }];
  for (const { below, color, value } of limits) {
    const last = steps.at(-1);
    if (below && last) last.color = color;
    steps.push({ color: below ? NONE : color, value });
  }
  const line = limits.some((limit) => limit.line);
  const fill = limits.some((limit) => limit.fill);
  const style = line && fill ? "line+area" : fill ? "area" : line ? "line" : "off";
  return { thresholds: { mode: "absolute", steps }, style };
}
