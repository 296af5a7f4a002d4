import type { AnnotationsInput, StoredAnnotationQuery } from "../contract";
import { refName } from "./resolve-data-source";

const MOST_MARKS = 500;
const GRAFANA = new Set(["grafana", "-- Grafana --"]);

/** Which of Grafana's own annotations a stored annotation query wants, or null where it asks another data source. */
export function annotationFilter(
  query: StoredAnnotationQuery,
  input: Pick<AnnotationsInput, "from" | "to" | "dashboardUid">,
): { from: number; to: number; limit: number; dashboardUid?: string; tags?: string[]; matchAny?: boolean } | null {
  const name = refName(query.datasource);
  if (!query.builtIn && (name === null || !GRAFANA.has(name))) return null;
  const target = (query.target ?? {}) as { limit?: unknown; tags?: unknown; matchAny?: unknown; type?: unknown };
  const limit = typeof target.limit === "number" ? Math.min(Math.max(1, target.limit), MOST_MARKS) : 100;
  const span = { from: input.from, to: input.to, limit };
  const tags = Array.isArray(target.tags) ? target.tags.filter((tag): tag is string => typeof tag === "string") : [];
  if (target.type === "tags") return tags.length > 0 ? { ...span, tags, matchAny: target.matchAny === true } : null;
  return { ...span, dashboardUid: input.dashboardUid };
}
