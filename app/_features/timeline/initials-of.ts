const LATIN = /^\p{Script=Latin}/u;

/** One or two letters that stand for a name; a name without Latin letters keeps its first character. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const [first = "?"] = words[0] ?? "";
  const [last = ""] = words.length > 1 && LATIN.test(first) ? (words.at(-1) ?? "") : "";
  return `${first}${last}`.toUpperCase();
}
