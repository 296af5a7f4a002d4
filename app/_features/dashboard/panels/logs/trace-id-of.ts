const NAMES = /^(?:.*[._-])?(?:x[._-]b3[._-])?trace[._-]?id$/i;
const HEX = /^[0-9a-f]{8,32}$/i;
const IN_TEXT = /\btrace[._-]?id["']?\s*[=:]\s*["']?([0-9a-f]{8,32})\b/i;
/** @see https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /\b00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}\b/i;

const padded = (id: string): string => id.toLowerCase().padStart(id.length > 16 ? 32 : 16, "0");
const isId = (text: unknown): text is string => typeof text === "string" && HEX.test(text) && !/^0+$/.test(text);

/**
 * The trace that a line of a log belongs to: by its labels and fields, else by what the line says. Lower-case hex; Tempo
 * leaves leading zeros out, so they are put back. Null where there is none.
 */
export function traceIdOf(body: string, ...fields: Readonly<Record<string, string>>[]): string | null {
  for (const names of fields) {
    for (const [name, value] of Object.entries(names)) if (NAMES.test(name) && isId(value)) return padded(value);
  }
  const found = IN_TEXT.exec(body)?.[1] ?? TRACEPARENT.exec(body)?.[1];
  return isId(found) ? padded(found) : null;
}
