import { secretVault } from "@/server/platform/secret-vault";

const boundTo = (secretId: string) => `alert_source_secret/${secretId}`;
const vaultOf = (authSecret: string) => secretVault(authSecret, "webhook-secrets/v1");

/** A secret as it is stored under this id. */
export function sealSecret(authSecret: string, secretId: string, secret: string): string {
  return vaultOf(authSecret).seal(secret, boundTo(secretId));
}

/** A stored secret in the clear; null when AUTH_SECRET has changed since. */
export function openSecret(authSecret: string, secretId: string, sealed: string): string | null {
  try {
    return vaultOf(authSecret).open(sealed, boundTo(secretId));
  } catch {
    return null;
  }
}
