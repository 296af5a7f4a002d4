import { QUERY_PARSERS } from "./query-parsers";

/** Whether a LogQL query counts lines and does not list them. */
export function isMetricQuery(text: string): boolean {
  return Boolean(QUERY_PARSERS.logql.parse(text).topNode.getChild("Expr")?.getChild("MetricExpr"));
}
