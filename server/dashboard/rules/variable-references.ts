/**
 * A place in a stored text that names a variable: `$name`, `${name}`, `${name.field:format}`, `${name["a field"]}`,
 * `[[name]]` or `[[name:format]]`.
 */
export interface VariableReference {
  /** The whole reference as written. */
  text: string;
  index: number;
  name: string;
  field: string | null;
  format: string | null;
}

const REFERENCE =
  /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)((?:\.[^:^{}[\]]+|\["[^"]*"\]|\['[^']*'\]|\[[^\]"']*\])*)(?::([^}]+))?\}/g;

/** `.zone` and `["zone"]` both name the field `zone`. */
const fieldOf = (path: string | undefined): string | null =>
  path ? path.replace(/^\./, "").replace(/^\[["']?(.*?)["']?\]$/, "$1") : null;

/** Every reference, in order of appearance. */
export function variableReferences(text: string): VariableReference[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({
    text: match[0],
    index: match.index,
    name: match[1] ?? match[2] ?? match[4] ?? "",
    field: fieldOf(match[5]),
    format: match[3] ?? match[6] ?? null,
  }));
}
