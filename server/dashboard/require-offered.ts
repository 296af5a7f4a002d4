import { AppError } from "@/server/platform/errors";
import { ALL_VALUE, type DataSourceItem, type VariableValues } from "./contract";
import { offeredBy } from "./rules/resolve-data-source";
import type { ScopedVariable, VariableScope } from "./rules/variable-scope";

/** Kinds whose values come from a list. */
const LISTED = new Set(["query", "custom", "interval", "datasource", "switch"]);

function offered({ stored, options, authored }: ScopedVariable, dataSources: readonly DataSourceItem[]) {
  if (stored.type === "datasource") {
    return new Set(["default", ...offeredBy(stored, dataSources).flatMap(({ uid, name }) => [uid, name])]);
  }
  if (!options) return null;
  const current = [stored.current.value ?? []].flat().map(String);
  return new Set([...options.map(({ value }) => value), ...authored, ...current]);
}

/**
 * Refuses values that a variable does not offer, for those who may not ask whatever they like. Where nobody can know
 * what is offered, as with text boxes, every value may be sent: it stays inside its quotes.
 *
 * @param names variables that matter to what is asked
 * @throws AppError BAD_INPUT
 */
export function requireOffered(
  scope: VariableScope,
  names: ReadonlySet<string>,
  given: VariableValues,
  dataSources: readonly DataSourceItem[],
): void {
  for (const name of names) {
    const variable = scope.variables.get(name);
    const sent = [given[name] ?? []].flat().filter((value) => value !== "" && value !== ALL_VALUE);
    if (!variable || sent.length === 0 || !LISTED.has(variable.stored.type)) continue;
    const known = offered(variable, dataSources);
    // The automatic choice of an interval is worked out here.
    const isKnown = (value: string) => known === null || known.has(value) || value.startsWith("$__auto");
    if (!sent.every(isKnown)) {
      const details = { reason: "value-not-offered", subject: name };
      throw new AppError("BAD_INPUT", "A variable does not offer this value", details);
    }
  }
}
