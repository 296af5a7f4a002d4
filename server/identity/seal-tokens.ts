import type { ProviderTokens } from "@/server/identity/provider-tokens";
import { secretVault } from "@/server/platform/secret-vault";

const boundTo = (sessionId: string, kind: "refresh" | "id") => `auth_session/${sessionId}/${kind}`;

/** The columns of a session that hold provider tokens; a token that did not come is left as it was. */
export function sealTokens(authSecret: string, sessionId: string, { refresh_token, id_token }: ProviderTokens) {
  const vault = secretVault(authSecret, "provider-tokens/v1");
  return {
    refreshTokenEnc: refresh_token && vault.seal(refresh_token, boundTo(sessionId, "refresh")),
    idTokenEnc: id_token && vault.seal(id_token, boundTo(sessionId, "id")),
  };
}

/** One stored token in the clear; null when there is none or AUTH_SECRET has changed since. */
export function openToken(
  authSecret: string,
  sessionId: string,
  kind: "refresh" | "id",
  sealed: string | null,
): string | null {
  if (!sealed) return null;
  try {
    return secretVault(authSecret, "provider-tokens/v1").open(sealed, boundTo(sessionId, kind));
  } catch {
    return null;
  }
}
