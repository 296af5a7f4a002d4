import type { SceneObject } from "@grafana/scenes";

const since = new WeakMap<SceneObject, number>();

/** When what a query runner shows came from Grafana (epoch milliseconds), where Grafana has failed since; else null. */
export const staleness = {
  of: (object: SceneObject): number | null => since.get(object) ?? null,
  note(object: SceneObject, staleSince: number | null): void {
    if (staleSince === null) since.delete(object);
    else since.set(object, staleSince);
  },
};
