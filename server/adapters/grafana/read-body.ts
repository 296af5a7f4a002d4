import type { Response } from "undici";
import { AppError } from "@/server/platform/errors";
import { MAX_ANSWER_BYTES } from "@/server/dashboard/contract";

/**
 * The text of an answer, at most so many bytes after it is unpacked; what is longer is given up at once.
 *
 * @throws AppError GRAFANA_BAD_ANSWER with `code` `too-large`
 */
export async function readBody(response: Response, mostBytes: number = MAX_ANSWER_BYTES): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let size = 0;
  let result = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > mostBytes) {
      const words = `The answer is larger than ${mostBytes / 1024 / 1024} MB`;
      throw new AppError("GRAFANA_BAD_ANSWER", words, { code: "too-large", reason: words, limit: mostBytes });
    }
    result += decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}
