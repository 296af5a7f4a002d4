import type { RefusalReason } from "@/server/intake/contract/reported";

export type ParsedBody = { value: unknown } | { refused: RefusalReason };

/** Kept: to make one takes as long as to read a body. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** The JSON of a body, which has to be UTF-8. */
export function parseBody(body: Uint8Array): ParsedBody {
  let text: string;
  try {
    text = UTF_8.decode(body);
  } catch {
    return { refused: "not_utf8" };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { refused: "not_json" };
  }
}
