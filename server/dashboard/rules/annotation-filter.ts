import type { AnnotationsInput, StoredAnnotationQuery } from "../contract";
import { interpolateText } from "./interpolate-text";
import { refName } from "./resolve-data-source";
import type { VariableScope } from "./variable-scope";

const MOST_MARKS = 500;
const GRAFANA = new Set(["grafana", "-- Grafana --"]);
/** Stands between the values of a variable that a tag names, and in no tag. */
const BETWEEN = "\u0000";

/** Whether a stored annotation query asks Grafana itself. */
export function isGrafanasOwn(query: StoredAnnotationQuery): boolean {
  const name = refName(query.datasource);
  return Boolean(query.builtIn) || (name !== null && GRAFANA.has(name));
}

/** A tag that names a variable stands for one tag for each of its values. */
const tagsOf = (tag: string, scope: VariableScope | undefined): string[] =>
  scope
    ? interpolateText(tag.replace(/\$\{(\w+)\}|\$(\w+)/g, `\${$1$2:join:${BETWEEN}}`), scope, {
        defaultFormat: "csv",
        shown: true,
      }).split(BETWEEN)
    : [tag];

/** Which of Grafana's own annotations a stored annotation query wants, or null where it asks another data source. */
export function annotationFilter(
  query: StoredAnnotationQuery,
  input: Pick<AnnotationsInput, "from" | "to" | "dashboardUid">,
  scope?: VariableScope,
): { from: number; to: number; limit: number; dashboardUid?: string; tags?: string[]; matchAny?: boolean } | null {
  if (!isGrafanasOwn(query)) return null;
  const target = (query.target ?? {}) as { limit?: unknown; tags?: unknown; matchAny?: unknown; type?: unknown };
  const limit = typeof target.limit === "number" ? Math.min(Math.max(1, target.limit), MOST_MARKS) : 100;
  const span = { from: input.from, to: input.to, limit };
  const stored = target.tags ?? query.tags;
  const texts = Array.isArray(stored) ? stored.filter((tag): tag is string => typeof tag === "string") : [];
  const tags = texts.flatMap((tag) => tagsOf(tag, scope)).filter((tag) => tag !== "");
  const isByTag = (target.type ?? query.type) === "tags";
  if (isByTag) return tags.length > 0 ? { ...span, tags, matchAny: target.matchAny === true } : null;
  return { ...span, dashboardUid: input.dashboardUid };
}
