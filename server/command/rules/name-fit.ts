const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Whether the characters of a query follow each other in a text; how far apart, or null where they do not. */
function scattered(text: string, query: string): number | null {
  let at = -1;
  let gaps = 0;
  for (const character of query) {
    const next = text.indexOf(character, at + 1);
    if (next === -1) return null;
    if (at !== -1) gaps += next - at - 1;
    at = next;
  }
  return gaps;
}

/**
 * How well a name answers a query: 0 whole, 1 from its beginning, 2 from the beginning of a word, 3 inside, from 4 on
 * scattered; null is not at all. Both are folded.
 */
function fit(text: string, query: string): number | null {
  if (query === "" || text === query) return 0;
  if (text.startsWith(query)) return 1;
  const at = text.indexOf(query);
  if (at > 0 && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return 2;
  if (at > 0) return 3;
  const gaps = scattered(text, query);
  return gaps === null ? null : 4 + Math.min(gaps, 900) / 1_000;
}

/** The least of what `fit` gives for several names of one thing; null where none of them answers. */
export function nameFit(names: readonly string[], query: string): number | null {
  const wanted = fold(query.trim());
  const fits = names.flatMap((name) => fit(fold(name), wanted) ?? []);
  return fits.length > 0 ? Math.min(...fits) : null;
}
