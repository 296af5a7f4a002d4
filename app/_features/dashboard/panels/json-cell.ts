/** A cell that holds JSON: parsed by its source or, as some sources send it, still a text. Null where it is neither. */
export function jsonCell(value: unknown): unknown {
  if (typeof value !== "string") return value ?? null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
