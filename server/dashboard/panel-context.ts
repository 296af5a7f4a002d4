import type { StoredVariable, VariableOption } from "./contract";
import { ALL_VALUE } from "./contract";
import type { PanelPorts } from "./panel-ports";
import { readOptions, type VariablePlace } from "./read-options";
import type { Room } from "./room-access";
import { interpolateText } from "./rules/interpolate-text";
import { variableCycles } from "./rules/variable-cycles";
import { variableOptions } from "./rules/variable-options";
import { variableReferences, type VariableReference } from "./rules/variable-references";
import { variableScope, type ScopeContext } from "./rules/variable-scope";

/** Variables that need variables that need variables: further than anyone builds. */
const MOST_STEPS = 6;

const isField = ({ field }: VariableReference): boolean => field !== null && field !== "text" && field !== "value";

/** All the values are wanted, and nobody but the data source knows them. */
function needsValues(variable: StoredVariable, given: string | string[] | undefined): boolean {
  return !variable.allValue && [given ?? variable.current.value].flat().includes(ALL_VALUE);
}

/**
 * What queries may know besides the dashboard: who looks, and what the query variables offer that `parts` name, where
 * the chosen values alone do not say it. For a shared link that is every one of them: only offered values may then stand
 * outside quotes.
 *
 * @throws AppError BAD_INPUT, and what the ports reject with
 */
export async function panelContext(
  ports: PanelPorts,
  room: Pick<Room, "viewer" | "readOnly">,
  place: Omit<VariablePlace, "context">,
  parts: unknown,
  signal?: AbortSignal,
): Promise<ScopeContext> {
  const { dashboard, variables } = place;
  const context: ScopeContext = { viewer: room.viewer ?? null, strict: room.readOnly };
  const cyclic = variableCycles(dashboard.templating.list);
  const options = new Map<string, Promise<VariableOption[]>>();

  async function load(named: readonly VariableReference[], depth: number): Promise<ScopeContext> {
    const wanted = dashboard.templating.list.filter((variable) => {
      const references = named.filter(({ name }) => name === variable.name);
      if (variable.type !== "query" || references.length === 0 || cyclic.has(variable.name)) return false;
      return room.readOnly || references.some(isField) || needsValues(variable, variables[variable.name]);
    });
    if (depth > MOST_STEPS) return context;
    const read = await Promise.all(
      wanted.map(async (variable) => {
        const known = options.get(variable.name) ?? optionsOf(variable, depth);
        options.set(variable.name, known);
        return [variable.name, await known] as const;
      }),
    );
    return { ...context, options: new Map(read) };
  }

  async function optionsOf(variable: StoredVariable, depth: number): Promise<VariableOption[]> {
    const { query, regex, datasource } = variable;
    const own = await load(variableReferences(JSON.stringify([query, regex, datasource])), depth + 1);
    const read = await readOptions(ports, { ...place, context: own }, variable, signal);
    const scope = variableScope(dashboard, variables, place.range, own);
    return variableOptions(read, variable, interpolateText(regex, scope, { defaultFormat: "regex", shown: true }));
  }

  return load(variableReferences(JSON.stringify(parts) ?? ""), 0);
}
