import { MultiValueVariable, sceneGraph, type SceneObject } from "@grafana/scenes";
import { ALL_VALUE, type VariableValues } from "@/server/dashboard/contract";

function valueFor(name: string, object: SceneObject): string | string[] | undefined {
  const variable = sceneGraph.lookupVariable(name, object);
  if (!variable) return undefined;
  if (variable instanceof MultiValueVariable && variable.hasAllValue()) {
    const { allValue, options: offered } = (variable as MultiValueVariable).state;
    const options = offered.map((option) => String(option.value)).filter((value) => value !== ALL_VALUE);
    return allValue || options.length === 0 || options.length > 1_000 ? ALL_VALUE : options;
  }
  const value = variable.getValue();
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? undefined : String(value);
}

/** What the variables are set to where this object stands: in a repeated panel its own value goes before the chosen ones. */
export function variableValuesAt(object: SceneObject, names: readonly string[]): VariableValues {
  const values: VariableValues = {};
  for (const name of names) {
    const value = valueFor(name, object);
    if (value !== undefined) values[name] = value;
  }
  return values;
}
