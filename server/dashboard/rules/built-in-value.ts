import type { VariableReference } from "./variable-references";
import type { VariableScope } from "./variable-scope";

function asDate(epochMs: number, format: string | null): string {
  if (format === null) return String(epochMs);
  const [, kind] = format.split(":");
  return kind === "seconds" ? String(Math.floor(epochMs / 1000)) : new Date(epochMs).toISOString();
}

/**
 * The value of one of Grafana's own variables, or null where it is left in the text: the data source's back end fills
 * in `$__interval`, `$__rate_interval`, `$__range` and its macros by itself.
 */
export function builtInValue(reference: VariableReference, scope: VariableScope): string | null {
  switch (reference.name) {
    case "__from":
      return asDate(scope.range.from, reference.format);
    case "__to":
      return asDate(scope.range.to, reference.format);
    case "__dashboard":
      return reference.field === "uid" ? scope.dashboard.uid : scope.dashboard.title;
    default:
      return null;
  }
}
