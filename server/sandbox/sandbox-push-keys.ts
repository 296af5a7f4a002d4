import { createECDH } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** What this installation signs its notifications with, in base64url. */
export interface SandboxPushKeys {
  publicKey: string;
  privateKey: string;
}

/** Reads the pair from the file of secrets, or makes it once and keeps it there: browsers stay subscribed to it. */
export function sandboxPushKeys(file: string): SandboxPushKeys {
  const secrets = JSON.parse(readFileSync(file, "utf8")) as { push?: SandboxPushKeys };
  if (secrets.push) return secrets.push;
  const curve = createECDH("prime256v1");
  const publicKey = curve.generateKeys("base64url");
  const push = { publicKey, privateKey: curve.getPrivateKey("base64url") };
  // Whole or not at all: the other secrets are in the same file.
  writeFileSync(`${file}.new`, JSON.stringify({ ...secrets, push }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return push;
}
