import type { SceneObject } from "@grafana/scenes";

/**
 * Activates an object and all that hold it, up to but without `top`: an object that is not on the page hears of changed
 * variables only while everything above it is active. Returns how to undo it.
 */
export function activateUpTo(object: SceneObject, top: SceneObject): () => void {
  const chain: SceneObject[] = [];
  for (let at: SceneObject | undefined = object; at && at !== top; at = at.parent) chain.unshift(at);
  const undo = chain.map((each) => each.activate());
  return () => undo.reverse().forEach((deactivate) => deactivate());
}
