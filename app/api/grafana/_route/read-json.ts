import { MAX_BODY_BYTES } from "@/server/dashboard/contract";
import { AppError } from "@/server/platform/errors";

const bodies = new WeakMap<Request, Promise<unknown>>();

/**
 * The parsed body of a request, read once and no further than the limit.
 *
 * @throws AppError TOO_LARGE, BAD_INPUT
 */
export function readJson(request: Request): Promise<unknown> {
  const known = bodies.get(request) ?? readOnce(request);
  bodies.set(request, known);
  return known;
}

async function readOnce(request: Request): Promise<unknown> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new AppError("TOO_LARGE");
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode()) as unknown;
  } catch {
    throw new AppError("BAD_INPUT", "The body is not JSON");
  }
}
