import { defined, isJson, jsonOf, jsonsOf, numberOf, textOf, textsOf, type Json } from "../json-values";

const GRAFANA = new Set(["grafana", "-- Grafana --"]);
const BUILT_IN = {
  name: "Annotations & Alerts",
  type: "dashboard",
  builtIn: 1,
  datasource: { type: "grafana", uid: "-- Grafana --" },
  enable: true,
  hide: true,
  iconColor: "rgba(0, 211, 255, 1)",
};

/** Grafana's own conversion to schema v2 drops the source where a dashboard named it by a text. */
const isNative = ({ datasource, type }: Json): boolean =>
  (!datasource && (type === "tags" || type === "dashboard")) ||
  GRAFANA.has(textOf(datasource)) ||
  GRAFANA.has(textOf(jsonOf(datasource).uid)) ||
  jsonOf(datasource).type === "grafana";

/** Before Grafana 8 what was asked of Grafana's own annotations stood beside the query's name. */
function nativeTarget({ type, tags, matchAny, limit }: Json): Json {
  const list = typeof tags === "string" ? tags.split(",").map((tag) => tag.trim()) : textsOf(tags);
  const wanted = list.filter((tag) => tag !== "");
  return defined({
    type: textOf(type) || (wanted.length > 0 ? "tags" : "dashboard"),
    tags: wanted,
    matchAny: matchAny === true,
    limit: numberOf(limit),
  });
}

function migrateAnnotation(stored: Json): Json {
  const builtIn = stored.builtIn === true || stored.builtIn === 1 ? 1 : undefined;
  const native = builtIn !== undefined || isNative(stored);
  const target =
    native && !(isJson(stored.target) && stored.target.type !== undefined) ? nativeTarget(stored) : undefined;
  const iconColor = textOf(stored.iconColor) || undefined;
  return { ...stored, iconColor, ...defined({ builtIn, target: target && { ...target, ...jsonOf(stored.target) } }) };
}

/** The annotation queries of a dashboard; its own marks belong to it even where they were never stored. */
export function migrateAnnotations(stored: unknown): Json[] {
  const queries = jsonsOf(stored)
    .filter(({ name, builtIn }) => textOf(name) !== "" || builtIn)
    .map(migrateAnnotation);
  return queries.some(({ builtIn }) => builtIn === 1) ? queries : [migrateAnnotation(BUILT_IN), ...queries];
}
