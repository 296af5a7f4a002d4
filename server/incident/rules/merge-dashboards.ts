interface Dashboard {
  uid: string;
  title: string;
}

/**
 * The dashboards of a room and more of them, each once and in the order given. What the room has no place for is left
 * out; `added` are those that came in.
 */
export function mergeDashboards(
  held: readonly Dashboard[],
  more: readonly Dashboard[],
  most: number,
): { dashboards: Dashboard[]; added: Dashboard[] } {
  const known = new Set(held.map(({ uid }) => uid));
  const once = new Map(more.filter(({ uid }) => !known.has(uid)).map((each) => [each.uid, each]));
  const added = [...once.values()].slice(0, Math.max(0, most - held.length));
  return { dashboards: [...held, ...added], added };
}
