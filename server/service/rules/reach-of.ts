/** A service that needs another. */
export interface Dependency {
  serviceId: string;
  dependsOnId: string;
}

/**
 * All that is reached from some services along `to`, with the least number of steps; the services themselves are 0
 * steps away. Rings are walked once.
 */
export function reachOf(
  from: Iterable<string>,
  dependencies: readonly Dependency[],
  to: "needs" | "neededBy",
): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const { serviceId, dependsOnId } of dependencies) {
    const [near, far] = to === "needs" ? [serviceId, dependsOnId] : [dependsOnId, serviceId];
    const known = next.get(near);
    if (known) known.push(far);
    else next.set(near, [far]);
  }
  const reached = new Map<string, number>();
  let front = [...new Set(from)];
  for (let hops = 0; front.length > 0; hops += 1) {
    for (const id of front) reached.set(id, hops);
    front = [...new Set(front.flatMap((id) => next.get(id) ?? []))].filter((id) => !reached.has(id));
  }
  return reached;
}
