import { isJson, jsonOf, jsonsOf, textOf, type Json } from "../json-values";

/** Before Grafana 9.2 a legend was hidden by its way of being displayed. */
function legendOf(stored: unknown): unknown {
  if (typeof stored === "boolean") return { showLegend: stored, displayMode: "list", placement: "bottom", calcs: [] };
  if (!isJson(stored)) return stored;
  const hidden = stored.displayMode === "hidden" || stored.showLegend === false;
  return { ...stored, displayMode: hidden ? "list" : (stored.displayMode ?? "list"), showLegend: !hidden };
}

const byName = (name: unknown): Json | undefined =>
  textOf(name) === "" ? undefined : { matcher: { id: "byName", options: name } };

/** XY charts named their fields directly before Grafana 11.1; matchers find them since. */
function seriesOf(options: Json): Json {
  const { seriesMapping, dims, series, ...rest } = options;
  if (typeof seriesMapping !== "string") return options;
  if (seriesMapping !== "manual") {
    const { frame, x } = jsonOf(dims);
    const index = { matcher: { id: "byIndex", options: Number(frame) || 0 } };
    return { ...rest, mapping: "auto", series: [{ frame: index, ...(byName(x) ? { x: byName(x) } : {}) }] };
  }
  const named = jsonsOf(series).map((one) =>
    Object.fromEntries(
      Object.entries({
        name: textOf(one.name) ? { fixed: one.name } : undefined,
        x: byName(one.x),
        y: byName(one.y),
        color: byName(jsonOf(one.pointColor).field),
        size: byName(jsonOf(one.pointSize).field),
      }).filter(([, value]) => value !== undefined),
    ),
  );
  return { ...rest, mapping: "manual", series: named };
}

/** Options whose names or forms changed since Grafana 7.4, as of today. */
export function migrateOptions(type: string, stored: Json): Json {
  const { tooltipOptions, ...options } = stored;
  const named = {
    ...options,
    ...(options.legend === undefined ? {} : { legend: legendOf(options.legend) }),
    ...(isJson(tooltipOptions) && options.tooltip === undefined ? { tooltip: tooltipOptions } : {}),
  };
  return type === "xychart" ? seriesOf(named) : named;
}
