import { nameFit } from "@/server/command/rules/name-fit";

/** Those that answer a query, the best first: whole, from its beginning, from the beginning of a word, inside, scattered. */
export function rankNames<Each>(
  items: readonly Each[],
  query: string,
  textsOf: (item: Each) => readonly string[],
): Each[] {
  const ranked = items.flatMap((item, index) => {
    const rank = nameFit(textsOf(item), query);
    return rank === null ? [] : [{ item, index, rank }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank || one.index - other.index).map(({ item }) => item);
}
