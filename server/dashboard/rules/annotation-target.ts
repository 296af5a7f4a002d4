import type { StoredAnnotationQuery, StoredTarget } from "../contract";
import { dataSourceKind } from "./data-source-kind";

/** How far apart Prometheus' samples lie where the annotation says nothing else. */
const STEP = "60s";

type Fields = Record<string, unknown>;

function fieldsOf(query: StoredAnnotationQuery, type: string): Fields | null {
  const own: Fields = query.target ?? {};
  const stored = query as Fields;
  const expr = own.expr ?? stored.expr;
  switch (dataSourceKind(type)) {
    case "prometheus":
      return { expr, interval: stored.step || own.interval || STEP, range: true, instant: false };
    case "loki":
      return { expr, maxLines: own.maxLines ?? stored.maxLines, queryType: "range" };
    case "postgres":
    case "mysql":
    case "mssql":
      return { ...own, rawSql: own.rawSql ?? stored.rawQuery ?? own.rawQuery, format: "table" };
    default:
      return query.target ? own : null;
  }
}

/**
 * The query that a stored annotation query asks its data source, as a panel would store it; older versions keep its
 * parts beside each other instead of in a `target`. Null where it asks nothing.
 */
export function annotationTarget(query: StoredAnnotationQuery, type: string): StoredTarget | null {
  const fields = fieldsOf(query, type);
  return fields && { ...fields, refId: "Anno", hide: false, datasource: null };
}
