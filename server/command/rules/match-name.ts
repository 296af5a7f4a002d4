import { nameFit } from "@/server/command/rules/name-fit";

/** From where on the characters of a query only lie somewhere in the name. */
const SCATTERED = 4;

/** The one that is meant by what was written: the whole name, else the only one that holds it. */
export function matchName<Each>(
  items: readonly Each[],
  written: string,
  textsOf: (item: Each) => readonly string[],
): { found: Each } | { problem: "unknownName" | "severalNames" } {
  const fits = items.map((item) => ({ item, fit: nameFit(textsOf(item), written) ?? SCATTERED }));
  const whole = fits.filter(({ fit }) => fit === 0);
  const near = whole.length > 0 ? whole : fits.filter(({ fit }) => fit < SCATTERED);
  const [found, another] = near;
  if (!found) return { problem: "unknownName" };
  return another ? { problem: "severalNames" } : { found: found.item };
}
