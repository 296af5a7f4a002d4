import { MultiValueVariable, sceneGraph, type SceneObject } from "@grafana/scenes";

export interface RepeatValue {
  value: string;
  text: string;
}

/**
 * What a part is repeated for where it stands: the chosen values, each of them where all are. Null where there is no
 * such variable.
 */
export function repeatValues(name: string, object: SceneObject): RepeatValue[] | null {
  const variable = sceneGraph.lookupVariable(name, object);
  if (!variable) return null;
  if (!(variable instanceof MultiValueVariable)) {
    return [variable.getValue() ?? []].flat().map((value) => ({ value: String(value), text: String(value) }));
  }
  const chosen = variable as MultiValueVariable;
  const { options, value: state, text } = chosen.state;
  if (chosen.hasAllValue()) return options.map(({ value, label }) => ({ value: String(value), text: label }));
  const texts = [text].flat();
  return [state].flat().map((value, index) => ({ value: String(value), text: String(texts[index] ?? value) }));
}
