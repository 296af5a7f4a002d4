const HIGHEST = 2_147_483_647;
const usable = (id: unknown): id is number => typeof id === "number" && Number.isInteger(id) && id > 0 && id <= HIGHEST;

/** Gives ids that are missing, or that another panel has taken before, upwards from the highest one in use. */
export function uniqueIds(ids: readonly unknown[]): number[] {
  const known = ids.filter(usable);
  const taken = new Set(known);
  const seen = new Set<number>();
  let next = known.reduce((highest, id) => Math.max(highest, id), 0);
  return ids.map((id) => {
    if (usable(id) && !seen.has(id)) {
      seen.add(id);
      return id;
    }
    do next = next >= HIGHEST ? 1 : next + 1;
    while (taken.has(next));
    taken.add(next);
    return next;
  });
}
