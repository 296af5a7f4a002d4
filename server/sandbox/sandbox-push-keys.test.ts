import { createECDH } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sandboxPushKeys } from "@/server/sandbox/sandbox-push-keys";
import { readSandboxSecrets } from "@/server/sandbox/sandbox-secrets";

it("makes one pair that belongs together, keeps it, and leaves the other secrets as they were", () => {
  const file = join(mkdtempSync(join(tmpdir(), "push-keys-")), "secrets.json");
  const secrets = readSandboxSecrets(file);
  const made = sandboxPushKeys(file);
  expect(sandboxPushKeys(file)).toEqual(made);
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(made.privateKey, "base64url");
  expect(curve.getPublicKey("base64url")).toBe(made.publicKey);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(secrets);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
