import { AppError } from "@/server/platform/errors";
import { MAX_ANSWER_BYTES } from "@/server/dashboard/contract";

/**
 * The text of an answer, up to 10 MB unpacked; what is longer is given up at once.
 *
 * @throws AppError GRAFANA_BAD_ANSWER
 */
export async function readBody(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let size = 0;
  let result = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new AppError("GRAFANA_BAD_ANSWER", "The answer is larger than 10 MB", { size });
    result += decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}
