import type { AnchorLine } from "@/server/record/contract";
import type { Break } from "@/server/record/verify/chain-check";
import { type Verdict, breakAt } from "@/server/record/verify/verify-export";

/** The first entry at which an export is not what another export of the same incident tells; null where they agree. */
export function compareVerdicts(checked: Verdict, other: Verdict): Break | null {
  const at = checked.hashes.findIndex(
    (hash, index) => other.hashes[index] !== undefined && other.hashes[index] !== hash,
  );
  if (at >= 0) return { kind: "edited", seq: at + 1, said: "the other export tells another entry in its place" };
  const isOlder = Date.parse(checked.exportedAt) < Date.parse(other.exportedAt);
  if (isOlder || other.hashes.length <= checked.hashes.length) return null;
  const said = `it and what came after are not there: an earlier export goes to entry ${other.hashes.length}`;
  return { kind: "truncated", seq: checked.hashes.length + 1, said };
}

/** The same for lines of anchor files, of which those of other incidents are left out. */
export function compareAnchors(checked: Verdict, lines: readonly AnchorLine[]): Break | null {
  const ours = lines.filter(({ incident }) => incident === checked.incident.id).toSorted((a, b) => a.seq - b.seq);
  for (const line of ours) {
    const isLater = Date.parse(line.anchoredAt) > Date.parse(checked.exportedAt);
    if (isLater && line.seq > checked.hashes.length) continue;
    const found = breakAt(checked.hashes, checked.hashes.length, line, `the anchor of ${line.anchoredAt}`);
    if (found) return found;
  }
  return null;
}
