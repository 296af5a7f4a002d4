import { sceneGraph, type SceneObject } from "@grafana/scenes";
import { variableReferences } from "@/server/dashboard/rules/variable-references";
import { UnavailableVariable } from "./unavailable-variable";

/** The first variable that `uses` names and that could not be read, so that what is asked with it would mislead. */
export function failedVariable(object: SceneObject, uses: unknown): { subject: string; reason: string } | null {
  const names = new Set(variableReferences(JSON.stringify(uses) ?? "").map(({ name }) => name));
  for (const name of names) {
    const variable = sceneGraph.lookupVariable(name, object);
    if (variable instanceof UnavailableVariable) {
      if (variable.state.why === "cycle") return { subject: name, reason: variable.state.part };
    } else if (variable?.state.error && variable.state.type === "query") {
      return { subject: name, reason: String(variable.state.error) };
    }
  }
  return null;
}
