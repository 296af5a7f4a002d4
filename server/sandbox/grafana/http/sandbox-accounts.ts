import { createServiceAccountToken, type Identity, type Role } from "./service-account-tokens";

/** The service accounts of the sandbox, and the tokens that open them. The same seed gives the same tokens. */
export interface SandboxAccounts {
  token: string;
  editorToken: string;
  adminToken: string;
  /** Tokens that once worked. */
  expiredToken: string;
  revokedToken: string;
  identities: ReadonlyMap<string, Identity>;
  /** Refuses a token from now on, or takes it back with nothing. */
  refuse(token: string, refused: Identity["refused"]): void;
}

export function createSandboxAccounts(seed: number): SandboxAccounts {
  const identities = new Map<string, Identity>();
  function account(number: number, role: Role, name: string, refused?: Identity["refused"]): string {
    const token = createServiceAccountToken(seed, number);
    identities.set(token, {
      role,
      uid: `service-account:${name}`,
      login: `sa-1-${name}`,
      name,
      ...(refused ? { refused } : {}),
    });
    return token;
  }
  return {
    token: account(1, "Viewer", "war-room-read"),
    editorToken: account(2, "Editor", "war-room-write"),
    adminToken: account(3, "Admin", "war-room-admin"),
    expiredToken: account(4, "Viewer", "war-room-former", "expired"),
    revokedToken: account(5, "Viewer", "war-room-leaked", "revoked"),
    identities,
    refuse(token, refused) {
      const identity = identities.get(token);
      if (identity) identities.set(token, { ...identity, refused });
    },
  };
}
