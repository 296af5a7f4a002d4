import { readFileSync } from "node:fs";

export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root: whom to run it as instead. Undefined where we are not root.
 * An account named postgres is taken when there is one, else nobody; none is ever created.
 */
export function unprivilegedUser(): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    "Running as root, but there is neither an account named postgres nor one named nobody: set DATABASE_URL, or start as an ordinary user",
  );
}
