import type { StoredVariable, VariableOption } from "../contract";

/** Options of a custom variable as a text: `a, b : value, c\,d`. */
function fromText(query: string): VariableOption[] {
  return [...query.matchAll(/(?:\\,|[^,])+/g)]
    .map(([part]) => part.replaceAll("\\,", ",").trim())
    .filter((part) => part !== "")
    .map((part) => {
      const pair = /^\s*(.+?)\s+:\s+(.+?)\s*$/s.exec(part);
      return pair ? { text: pair[1] ?? part, value: pair[2] ?? part } : { text: part, value: part };
    });
}

/** Options of a custom variable as a list of objects, whose further fields a query may name. */
function fromJson(query: string): VariableOption[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(query);
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((item: unknown) => {
    if (item === null || typeof item !== "object") return [];
    const fields = item as Record<string, unknown>;
    const value = String(fields.value ?? "").trim();
    return [{ value, text: String(fields.text || value).trim(), properties: fields }];
  });
}

/** What a custom variable offers, as its author listed it. */
export function listedOptions(stored: StoredVariable): VariableOption[] {
  const query = typeof stored.query === "string" ? stored.query : "";
  return stored.valuesFormat === "json" ? fromJson(query) : fromText(query);
}
