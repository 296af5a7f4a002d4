import type { PanelNote } from "../../contract";
import { defined, jsonOf, jsonsOf, ownField, textOf, type Json } from "../json-values";
import { axisFields } from "./graph-axes";
import { graphLine } from "./graph-line";
import { optionNote } from "./old-panel";

/** Parts of a series override that have a counterpart today. */
const KNOWN = new Set(
  (
    "alias yaxis color lines bars points fill fillGradient linewidth dashes dashLength spaceLength pointradius " +
    "nullPointMode steppedLine stack transform fillBelowTo hiddenSeries legend hideTooltip $$hashKey"
  ).split(" "),
);

const isPattern = (alias: string): boolean => /^\/.*\/[a-z]*$/s.test(alias);
const matcherOf = (alias: string): Json => ({ id: isPattern(alias) ? "byRegexp" : "byName", options: alias });

/** Series are drawn as bars, lines or points, whichever the override switches on or leaves on. */
function drawStyleOf({ lines, bars, points }: Json): Json {
  return defined({
    drawStyle:
      bars === true ? "bars" : lines === true ? "line" : lines === false && points === true ? "points" : undefined,
    lineWidth: lines === false && bars !== true && points !== true ? 0 : undefined,
    showPoints: points === true ? "always" : points === false ? "never" : undefined,
    fillOpacity: bars === true ? 100 : undefined,
  });
}

function stackingOf(stack: unknown): Json | undefined {
  if (stack === undefined || stack === null) return undefined;
  if (stack === false) return { mode: "none", group: "A" };
  return { mode: "normal", group: typeof stack === "string" ? stack : "A" };
}

function hideFromOf({ hiddenSeries, legend, hideTooltip }: Json): Json | undefined {
  if (hiddenSeries !== true && legend !== false && hideTooltip !== true) return undefined;
  return {
    viz: hiddenSeries === true,
    legend: legend === false,
    tooltip: hiddenSeries === true || hideTooltip === true,
  };
}

const TRANSFORMS: Readonly<Record<string, string>> = { "negative-Y": "negative-Y", constant: "constant" };

function propertiesOf(series: Json, right: Json): Json[] {
  const onRight = Number(series.yaxis) === 2;
  const axis = axisFields(right);
  const field = defined({
    ...(onRight ? axis.field : {}),
    color: textOf(series.color) ? { mode: "fixed", fixedColor: series.color } : undefined,
  });
  const custom = defined({
    ...(onRight ? { axisPlacement: "right", ...axis.custom } : {}),
    ...graphLine(series),
    ...drawStyleOf(series),
    stacking: stackingOf(series.stack),
    transform: ownField(TRANSFORMS, textOf(series.transform)),
    fillBelowTo: textOf(series.fillBelowTo) || undefined,
    hideFrom: hideFromOf(series),
  });
  return [
    ...Object.entries(field).map(([id, value]) => ({ id, value })),
    ...Object.entries(custom).map(([id, value]) => ({ id: `custom.${id}`, value })),
  ];
}

/** `aliasColors` and `seriesOverrides` of an old graph; later overrides win, as they did. */
export function graphOverrides(stored: Json, right: Json): { overrides: Json[]; notes: PanelNote[] } {
  const axes: Json[] = jsonsOf(stored.aliasYAxis);
  const colors = Object.entries(jsonOf(stored.aliasColors)).map(([alias, color]) => ({
    matcher: { id: "byName", options: alias },
    properties: [{ id: "color", value: { mode: "fixed", fixedColor: color } }],
  }));
  const series = [...jsonsOf(stored.seriesOverrides), ...axes].filter(({ alias }) => textOf(alias) !== "");
  const overrides = series
    .map((one) => ({ matcher: matcherOf(textOf(one.alias)), properties: propertiesOf(one, right) }))
    .filter(({ properties }) => properties.length > 0);
  const lost = new Set(series.flatMap((one) => Object.keys(one).filter((name) => !KNOWN.has(name))));
  return {
    overrides: [...colors, ...overrides],
    notes: [...lost].map((name) => optionNote(`seriesOverrides.${name}`)),
  };
}
