const GROUPS = /, (?=(?:any|all) of )/;

/** What is enough of an expression such as `any of a, all of b, c`, which comes without brackets. */
function enoughOf(expression: string): string {
  const [, word, rest = ""] = /^(any|all) of (.*)$/s.exec(expression) ?? [];
  if (!word) return expression;
  const groups = rest.split(GROUPS);
  if (word === "all") return groups.map(enoughOf).join(", ");
  const [first = ""] = groups;
  return /^(?:any|all) of /.test(first) ? enoughOf(first) : (first.split(", ")[0] ?? "");
}

/** The permissions that would do, by the words of a refusal: where one of several does, the first of them; null for none. */
export function permissionIn(message: string | null): string | null {
  const needed = /permissions? needed: (.{1,1000})/i.exec(message ?? "")?.[1]?.trim();
  return needed ? enoughOf(needed) : null;
}
