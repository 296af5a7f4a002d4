import { hash } from "node:crypto";
import canonicalize from "canonicalize";

/** What an entry of the record tells, apart from its place in the order and its times, which the chain itself covers. */
export interface HashedContent {
  actorId: string | null;
  actorName: string;
  body: string;
  idempotencyKey: string;
  kind: string;
  payload: Record<string, unknown>;
  source: string;
  supersedesId: string | null;
  threadId: string | null;
}

/** SHA-256 in hex over the RFC 8785 (JCS) form of the content: whoever reads an export can make it again. */
export function contentHash(content: HashedContent): string {
  const { actorId, actorName, body, idempotencyKey, kind, source, supersedesId, threadId } = content;
  // What is stored has been through JSON: members that are undefined are not there.
  const payload = JSON.parse(JSON.stringify(content.payload)) as object;
  const told = { actorId, actorName, body, idempotencyKey, kind, payload, source, supersedesId, threadId };
  return hash("sha256", canonicalize(told) ?? "", "hex");
}
