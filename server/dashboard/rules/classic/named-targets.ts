import { jsonsOf, textOf, type Json } from "../json-values";

const LETTERS = 26;

/** A, B … Z, AA, AB … */
const letter = (index: number): string =>
  (index >= LETTERS ? letter(Math.floor(index / LETTERS) - 1) : "") + String.fromCharCode(65 + (index % LETTERS));

/** The queries of a panel, each with a name of its own: old ones had none, and copies could share one. */
export function namedTargets(stored: unknown): Json[] {
  const targets = jsonsOf(stored);
  const taken = new Set(targets.map(({ refId }) => textOf(refId)));
  const seen = new Set<string>();
  let next = 0;
  return targets.map((target) => {
    const { refId } = target;
    if (typeof refId === "string" && refId !== "" && !seen.has(refId)) {
      seen.add(refId);
      return target;
    }
    while (taken.has(letter(next))) next++;
    const given = letter(next);
    taken.add(given);
    return { ...target, refId: given };
  });
}
