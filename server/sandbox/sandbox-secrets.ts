import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Made once for this installation and kept beside its data; nothing of it is known to anybody else. */
export interface SandboxSecrets {
  authSecret: string;
  databasePassword: string;
  identityClientSecret: string;
  identityCookieKey: string;
}

function makeSecrets(): SandboxSecrets {
  const secret = () => randomBytes(32).toString("base64url");
  return {
    authSecret: secret(),
    databasePassword: secret(),
    identityClientSecret: secret(),
    identityCookieKey: secret(),
  };
}

/** Reads the file, or makes it, readable by its owner alone. */
export function readSandboxSecrets(file: string): SandboxSecrets {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as SandboxSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets = makeSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600, flag: "wx" });
  return secrets;
}
