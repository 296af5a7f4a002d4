import { hash } from "node:crypto";

/** What makes two requests the same one. */
export interface HashedRequest {
  kind: string;
  actorId: string | null;
  source: string;
  body: string;
  payload: Record<string, unknown>;
  supersedesId?: string | undefined;
  threadId?: string | undefined;
}

/** SHA-256 in hex of what a sender asked for, independent of the order of keys in `payload`. */
export function requestHash(request: HashedRequest): string {
  const { kind, actorId, source, body, payload, supersedesId = null, threadId = null } = request;
  const told = [kind, actorId, source, body, sorted(payload), null];
  // Requests of the time before there were targets and threads hash as they did.
  const canonical = JSON.stringify(
    supersedesId === null && threadId === null ? told : [...told, supersedesId, threadId],
  );
  return hash("sha256", canonical, "hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
