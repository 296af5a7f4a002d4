import { type JsonObject, object, objects, text } from "../http/json-fields";

/** v2alpha1 writes plugins as kinds and data sources beside the query; v2beta1 as groups within it. */
type Direction = "to-alpha" | "to-beta";

const spec = (value: unknown): JsonObject => object(object(value)?.spec) ?? {};
const isEmpty = (value: JsonObject): boolean => Object.keys(value).length === 0;

/** The query of a panel, a variable or an annotation: `holder` is what has `query` and, before beta, `datasource`. */
function query(holder: JsonObject, direction: Direction): JsonObject {
  const { query: given, datasource, ...rest } = holder;
  const own = object(given);
  if (!own) return holder;
  if (direction === "to-beta") {
    const source = object(datasource) ?? {};
    const uid = text(source.uid);
    const data = { kind: "DataQuery", group: text(own.kind), version: "v0" };
    return { ...rest, query: { ...data, ...(uid ? { datasource: { name: uid } } : {}), spec: spec(own) } };
  }
  const uid = text(object(own.datasource)?.name);
  const source = uid ? { datasource: { type: text(own.group), uid } } : {};
  return { ...rest, query: { kind: own.group, spec: spec(own) }, ...source };
}

function vizConfig(viz: JsonObject, direction: Direction): JsonObject {
  if (direction === "to-beta") {
    const { pluginVersion, ...look } = spec(viz);
    return { kind: "VizConfig", group: viz.kind, version: pluginVersion ?? "", spec: look };
  }
  return { kind: viz.group, spec: { pluginVersion: viz.version ?? "", ...spec(viz) } };
}

function element(panel: JsonObject, direction: Direction): JsonObject {
  if (panel.kind !== "Panel") return panel;
  const fields = spec(panel);
  const group = spec(fields.data);
  const queries = objects(group.queries).map((one) => ({ ...one, spec: query(spec(one), direction) }));
  return {
    ...panel,
    spec: {
      ...fields,
      data: { kind: "QueryGroup", spec: { ...group, queries } },
      vizConfig: vizConfig(object(fields.vizConfig) ?? {}, direction),
    },
  };
}

/** Ad-hoc filters and group-by name their data source themselves. */
function variable(one: JsonObject, direction: Direction): JsonObject {
  if (one.kind === "QueryVariable") return { ...one, spec: query(spec(one), direction) };
  if (one.kind !== "AdhocVariable" && one.kind !== "GroupByVariable") return one;
  const { datasource, ...fields } = spec(one);
  const source = object(datasource) ?? {};
  if (direction === "to-beta") {
    if (isEmpty(source)) return one;
    return { kind: one.kind, group: text(source.type), datasource: { name: text(source.uid) }, spec: fields };
  }
  const uid = text(object(one.datasource)?.name);
  return { kind: one.kind, spec: { ...fields, datasource: { type: text(one.group), uid } } };
}

/** Brings a dashboard from v2alpha1 to v2beta1 or back. */
export function alphaSpec(dashboard: JsonObject, direction: Direction): JsonObject {
  const elements = Object.entries(object(dashboard.elements) ?? {}).map(([name, panel]) => [
    name,
    element(object(panel) ?? {}, direction),
  ]);
  return {
    ...dashboard,
    elements: Object.fromEntries(elements),
    variables: objects(dashboard.variables).map((one) => variable(one, direction)),
    annotations: objects(dashboard.annotations).map((one) => ({ ...one, spec: query(spec(one), direction) })),
  };
}
