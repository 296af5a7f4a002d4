import { defined, jsonOf, jsonsOf, listOf, numberOf, textOf, type Json } from "../json-values";

/** The value axes of an old graph, left then right; before Grafana 3 they were spread over the panel. */
export function graphAxes(stored: Json): { left: Json; right: Json } {
  const [left, right] = jsonsOf(stored.yaxes);
  if (left) return { left, right: right ?? {} };
  const grid = jsonOf(stored.grid);
  const [leftFormat, rightFormat] = listOf(stored.y_formats);
  const show = stored["y-axis"] !== false;
  const [leftLog, rightLog] = [grid.leftLogBase, grid.rightLogBase];
  return {
    left: {
      format: leftFormat,
      label: stored.leftYAxisLabel,
      min: grid.leftMin,
      max: grid.leftMax,
      logBase: leftLog,
      show,
    },
    right: {
      format: rightFormat,
      label: stored.rightYAxisLabel,
      min: grid.rightMin,
      max: grid.rightMax,
      logBase: rightLog,
      show,
    },
  };
}

/** What an axis says, as settings of the fields that are drawn against it. */
export function axisFields(axis: Json): { field: Json; custom: Json } {
  const logBase = numberOf(axis.logBase) ?? 1;
  return {
    field: defined({
      unit: textOf(axis.format) || undefined,
      decimals: numberOf(axis.decimals),
      min: numberOf(axis.min),
      max: numberOf(axis.max),
    }),
    custom: defined({
      axisLabel: textOf(axis.label) || undefined,
      axisPlacement: axis.show === false ? "hidden" : undefined,
      scaleDistribution: logBase > 1 ? { type: "log", log: logBase } : undefined,
    }),
  };
}
