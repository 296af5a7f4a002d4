import type { SceneObject } from "@grafana/scenes";

/** That an earlier answer is shown: when it came from Grafana (epoch milliseconds), and who has not answered since. */
export interface Stale {
  since: number;
  missing: "grafana" | "server";
}

const known = new WeakMap<SceneObject, Stale>();

/** Which query runners show an earlier answer. */
export const staleness = {
  of: (object: SceneObject): Stale | null => known.get(object) ?? null,
  note(object: SceneObject, stale: Stale | null): void {
    if (stale === null) known.delete(object);
    else known.set(object, stale);
  },
};
