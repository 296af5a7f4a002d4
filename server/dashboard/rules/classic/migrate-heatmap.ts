import { defined, jsonOf, numberOf, ownField, textOf, type Json } from "../json-values";
import type { ReadOldPanel } from "./old-panel";

const COLOR_STEPS = 64;
const BUCKET_BOUNDS: Readonly<Record<string, string>> = { upper: "le", lower: "ge", middle: "unknown" };
/** Buckets that hold nothing are hidden by leaving out what is this small. */
const NEXT_TO_NOTHING = 1e-9;

function colorOf({ mode, ...color }: Json): Json {
  return defined({
    mode: mode === "opacity" ? "opacity" : "scheme",
    scheme: textOf(color.colorScheme).replace(/^interpolate/, "") || "Oranges",
    fill: textOf(color.cardColor) || "dark-orange",
    exponent: numberOf(color.exponent) ?? 0.5,
    scale: color.colorScale === "linear" ? "linear" : "exponential",
    steps: COLOR_STEPS,
    reverse: false,
    min: numberOf(color.min),
    max: numberOf(color.max),
  });
}

function buckets(size: unknown, count: unknown): Json | undefined {
  if (textOf(size) !== "" || numberOf(size) !== null) return { mode: "size", value: String(size) };
  return numberOf(count) === null ? undefined : { mode: "count", value: String(count) };
}

/** The heatmap before Grafana 9.1, recognised by what it kept outside of `options`. */
export const migrateHeatmap: ReadOldPanel = (stored, fieldConfig) => {
  const [axis, cards, tooltip] = [stored.yAxis, stored.cards, stored.tooltip].map(jsonOf);
  const calculate = stored.dataFormat !== "tsbuckets";
  const logBase = numberOf(axis?.logBase) ?? 1;
  const scale = logBase > 1 ? { type: "log", log: logBase } : undefined;
  const yBuckets = buckets(stored.yBucketSize, stored.yBucketNumber);
  return {
    type: "heatmap",
    options: defined({
      calculate,
      calculation: calculate
        ? defined({
            xBuckets: buckets(stored.xBucketSize, stored.xBucketNumber),
            yBuckets: yBuckets || scale ? defined({ ...yBuckets, scale }) : undefined,
          })
        : undefined,
      color: colorOf(jsonOf(stored.color)),
      cellGap: numberOf(cards?.cardPadding) ?? 1,
      cellRadius: numberOf(cards?.cardRound),
      cellValues: defined({ decimals: numberOf(stored.tooltipDecimals) }),
      yAxis: defined({
        axisPlacement: axis?.show === false ? "hidden" : "left",
        reverse: stored.reverseYBuckets === true,
        unit: textOf(axis?.format) || undefined,
        decimals: numberOf(axis?.decimals),
        min: numberOf(axis?.min),
        max: numberOf(axis?.max),
      }),
      rowsFrame: { layout: ownField(BUCKET_BOUNDS, textOf(stored.yBucketBound)) ?? "auto" },
      filterValues: stored.hideZeroBuckets === true ? { le: NEXT_TO_NOTHING } : undefined,
      legend: { show: jsonOf(stored.legend).show === true },
      tooltip: { mode: tooltip?.show === false ? "none" : "single", yHistogram: tooltip?.showHistogram === true },
      exemplars: { color: "rgba(255,0,255,0.7)" },
      showValue: "never",
    }),
    fieldConfig,
  };
};
