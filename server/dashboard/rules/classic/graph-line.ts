import { defined, numberOf, type Json } from "../json-values";

const MOST_FILL = 10;

/** How a line of an old graph, or of one of its series, is drawn. Only what is stored is returned. */
export function graphLine(stored: Json): Json {
  const fill = numberOf(stored.fill);
  const gradient = numberOf(stored.fillGradient) ?? 0;
  const radius = numberOf(stored.pointradius);
  const { nullPointMode, dashes, steppedLine } = stored;
  return defined({
    lineWidth: numberOf(stored.linewidth),
    fillOpacity:
      gradient > 0 ? Math.min(gradient, MOST_FILL) * 10 : fill === null ? null : Math.min(fill, MOST_FILL) * 10,
    gradientMode: gradient > 0 ? "opacity" : undefined,
    lineStyle:
      dashes === true
        ? { fill: "dash", dash: [numberOf(stored.dashLength) ?? 10, numberOf(stored.spaceLength) ?? 10] }
        : undefined,
    lineInterpolation: steppedLine === true ? "stepAfter" : undefined,
    spanNulls: nullPointMode === "connected" ? true : nullPointMode === "null" ? false : undefined,
    pointSize: radius === null ? undefined : 2 + radius * 2,
  });
}
