import { randomBytes } from "node:crypto";
import type { Verification } from "@/server/intake/contract";

const BYTES = 32;

/** A new secret in the form that senders of this kind take; null where none is needed. */
export function newSecret(verification: Verification): string | null {
  switch (verification) {
    case "none":
      return null;
    case "standard_webhooks":
      return `whsec_${randomBytes(BYTES).toString("base64")}`;
    case "routing_key":
      // As long as one of PagerDuty's, which some senders check.
      return randomBytes(16).toString("hex");
    default:
      return randomBytes(BYTES).toString("base64url");
  }
}
