import type { Response } from "undici";
import { AppError } from "@/server/platform/errors";

const MOST_BYTES = 10 * 1024 * 1024;

/** The text of an answer, given up at once beyond 10 MB. @throws AppError ALERTMANAGER_BAD_ANSWER */
export async function readText(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) {
      const reason = "The answer is larger than 10 MB";
      throw new AppError("ALERTMANAGER_BAD_ANSWER", reason, { reason, code: "too-large", retryable: false });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
