import { createHash, createHmac } from "node:crypto";

/**
 * The token of a link: an HMAC over who asked for what, so that a repeated request gets the same link again
 * although only the token's hash is stored. 43 characters of base64url, 256 bits.
 */
export function makeShareToken(secret: string, incidentId: string, userId: string, idempotencyKey: string): string {
  return createHmac("sha256", `share-link:${secret}`)
    .update(`${incidentId}\n${userId}\n${idempotencyKey}`)
    .digest("base64url");
}

export function hashShareToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
