import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const VERSION = "v1";

export interface SecretVault {
  seal(secret: string, boundTo: string): string;
  /** @throws when the text was altered, sealed under another key, or belongs to another row or column */
  open(sealed: string, boundTo: string): string;
}

/** What secrets are for: each use has a key of its own. */
type Use = "provider-tokens/v1" | "webhook-secrets/v1";

/** AES-256-GCM under a key derived from AUTH_SECRET. `boundTo` is authenticated, so a value cannot be moved. */
export function secretVault(authSecret: string, use: Use): SecretVault {
  const key = Buffer.from(hkdfSync("sha256", authSecret, "sre-assistant", use, 32));
  return {
    seal(secret, boundTo) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, boundTo) {
      const [version, nonce, tag, text] = sealed.split(".");
      if (version !== VERSION || !nonce || !tag || text === undefined) throw new Error("Not a sealed token");
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: 16 })
        .setAAD(Buffer.from(boundTo))
        .setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}
