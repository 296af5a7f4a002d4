import { defined, isJson, jsonOf, textOf, type Json } from "../json-values";

/**
 * The data source that a query of schema v2 names. From v2beta1 `datasource.name` holds the uid and `group` the
 * plugin's type; v2alpha1 has a reference beside the query, whose `kind` is the type.
 */
export function dataSourceOf(query: Json, beside: unknown): Json | undefined {
  const type = textOf(query.group) || (query.kind === "DataQuery" ? "" : textOf(query.kind));
  const named = jsonOf(query.datasource);
  const reference = isJson(beside) ? beside : {};
  const ref = defined({
    type: textOf(reference.type) || type || undefined,
    uid: textOf(named.name) || textOf(named.uid) || textOf(reference.uid) || undefined,
  });
  return Object.keys(ref).length > 0 ? ref : undefined;
}
