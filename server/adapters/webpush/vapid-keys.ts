import { createECDH } from "node:crypto";
import { EnvError } from "@/server/platform/env";

/** What this installation signs its messages with (RFC 8292). */
export interface VapidKeys {
  /** Both in base64url: a point of P-256, uncompressed, and its scalar. */
  publicKey: string;
  privateKey: string;
  /** `mailto:` or `https:`: whom a push service may turn to. */
  subject: string;
}

const SCALAR_BYTES = 32;

/**
 * The pair, its scalar as long as RFC 8292's signer wants it: one in 256 begins with a zero, which many tools leave out.
 * @throws EnvError when the two keys do not belong together
 */
export function usableVapidKeys({ publicKey, privateKey, subject }: VapidKeys): VapidKeys {
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(privateKey, "base64url");
  } catch {
    throw new EnvError("VAPID_PRIVATE_KEY", "is no key; make a pair with: npx web-push generate-vapid-keys");
  }
  if (!curve.getPublicKey().equals(Buffer.from(publicKey, "base64url")))
    throw new EnvError("VAPID_PUBLIC_KEY", "does not belong to VAPID_PRIVATE_KEY; set both as they were made together");
  const scalar = Buffer.from(privateKey, "base64url");
  const whole = Buffer.concat([Buffer.alloc(Math.max(0, SCALAR_BYTES - scalar.length)), scalar]);
  return { publicKey, privateKey: whole.toString("base64url"), subject };
}
