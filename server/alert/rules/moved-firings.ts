import type { DryRunPlace, MovedFirings } from "@/server/alert/contract/routing";

/** A new rule has no id yet, and the built-in one no name. */
const keyOf = ({ id, name }: DryRunPlace) => id ?? (name === null ? "built-in" : `new ${name}`);

/** Which firings come to another rule than before, most first. Both lists are of the same firings, in one order. */
export function movedFirings(before: readonly DryRunPlace[], after: readonly DryRunPlace[]): MovedFirings[] {
  const moved = new Map<string, MovedFirings>();
  for (const [index, from] of before.entries()) {
    const to = after[index];
    if (!to || keyOf(from) === keyOf(to)) continue;
    const key = JSON.stringify([keyOf(from), keyOf(to)]);
    const known = moved.get(key) ?? { from, to, count: 0 };
    known.count += 1;
    moved.set(key, known);
  }
  return [...moved.values()].toSorted((a, b) => b.count - a.count);
}
