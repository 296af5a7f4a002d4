import { createHash } from "node:crypto";

/** Names what a later message of a room replaces while the browser is away; it tells the push service nothing. */
export function pushTopic(incidentId: string, kind: string): string {
  return createHash("sha256").update(`${incidentId} ${kind}`).digest("base64url").slice(0, 32);
}
