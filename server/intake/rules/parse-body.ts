import type { RefusalReason } from "@/server/intake/contract/reported";

export type ParsedBody = { value: unknown } | { refused: RefusalReason };

/** The JSON of a body, which has to be UTF-8. */
export function parseBody(body: Uint8Array): ParsedBody {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return { refused: "not_utf8" };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { refused: "not_json" };
  }
}
