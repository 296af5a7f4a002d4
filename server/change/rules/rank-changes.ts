import type { ChangeEvent, ChangeRelation, RankedChange } from "@/server/change/contract";

const ORDER: Record<ChangeRelation, number> = { own: 0, dependency: 1, other: 2 };

/**
 * Changes by how much they may explain what began at a moment: those of the services themselves, then those of what
 * these need, nearest first, then the others; among equals those before the moment, the latest of them first, and then
 * those after it as they came. `hops` says how many steps a service lies from those concerned, 0 for these.
 */
export function rankChanges<Change extends Pick<ChangeEvent, "id" | "at" | "service">>(
  changes: readonly Change[],
  hops: ReadonlyMap<string, number>,
  startedAt: string,
): (Change & Pick<RankedChange, "relation" | "offsetMs">)[] {
  const start = Date.parse(startedAt);
  const hopsOf = ({ service }: Change) => (service ? (hops.get(service.id) ?? Infinity) : Infinity);
  const relationOf = (far: number): ChangeRelation => (far === 0 ? "own" : far < Infinity ? "dependency" : "other");
  return changes
    .map((change) => {
      const far = hopsOf(change);
      return { change, far, relation: relationOf(far), offsetMs: Date.parse(change.at) - start };
    })
    .toSorted(
      (one, other) =>
        ORDER[one.relation] - ORDER[other.relation] ||
        (one.far === other.far ? 0 : one.far - other.far) ||
        Number(one.offsetMs > 0) - Number(other.offsetMs > 0) ||
        Math.abs(one.offsetMs) - Math.abs(other.offsetMs) ||
        (one.change.id < other.change.id ? -1 : 1),
    )
    .map(({ change, relation, offsetMs }) => ({ ...change, relation, offsetMs }));
}
