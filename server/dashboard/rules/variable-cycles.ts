import type { StoredVariable } from "../contract";
import { variableReferences } from "./variable-references";

/** The parts of a variable that are filled in with other variables. */
function usedBy(variable: StoredVariable): string[] {
  const { type, query, regex, datasource } = variable;
  if (type !== "query" && type !== "custom" && type !== "datasource") return [];
  return variableReferences(JSON.stringify([query, regex, datasource])).map(({ name }) => name);
}

/**
 * The variables that depend on themselves, each with the way round: `a` needs `b` needs `a` gives `[a, b, a]`.
 * Those that merely depend on one of them are not part of it.
 */
export function variableCycles(variables: readonly StoredVariable[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(variables.map(({ name }) => name));
  const uses = new Map(
    variables.map((variable) => [variable.name, usedBy(variable).filter((name) => names.has(name))]),
  );
  const cycles = new Map<string, readonly string[]>();
  for (const start of names) {
    const seen = new Set<string>();
    const waiting = [[start]];
    for (let path = waiting.shift(); path && !cycles.has(start); path = waiting.shift()) {
      for (const next of uses.get(path.at(-1) ?? "") ?? []) {
        if (next === start) cycles.set(start, [...path, start]);
        else if (!seen.has(next)) waiting.push([...path, next]);
        seen.add(next);
      }
    }
  }
  return cycles;
}
