import type { IncomingMessage } from "node:http";
import { type JsonObject, object } from "./json-fields";

const LIMIT = 10 * 1024 * 1024;

/** The request's body as text, or undefined when it is too long. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LIMIT) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The request's body as an object, or undefined when it is not one. */
export async function readJson(request: IncomingMessage): Promise<JsonObject | undefined> {
  try {
    return object(JSON.parse((await readText(request)) ?? ""));
  } catch {
    return undefined;
  }
}

/** The parameters of a request: those of its address, then those of a form or of a flat JSON object in its body. */
export async function readForm(request: IncomingMessage, address: URLSearchParams): Promise<URLSearchParams> {
  const all = new URLSearchParams(address);
  if (request.method !== "POST") return all;
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    for (const [name, value] of new URLSearchParams(await readText(request))) all.append(name, value);
  } else {
    for (const [name, value] of Object.entries((await readJson(request)) ?? {})) all.append(name, String(value));
  }
  return all;
}
