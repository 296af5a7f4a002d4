/** A place in a stored text that names a variable: `$name`, `${name}`, `${name.text:format}` or `[[name:format]]`. */
export interface VariableReference {
  /** The whole reference as written. */
  text: string;
  index: number;
  name: string;
  field: string | null;
  format: string | null;
}

const REFERENCE = /\$(\w+)|\[\[(\w+)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:}^]+))?(?::([^}]+))?\}/g;

/** Every reference, in order of appearance. */
export function variableReferences(text: string): VariableReference[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({
    text: match[0],
    index: match.index,
    name: match[1] ?? match[2] ?? match[4] ?? "",
    field: match[5] ?? null,
    format: match[3] ?? match[6] ?? null,
  }));
}
