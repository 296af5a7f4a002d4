import { discoverProvider } from "@/server/identity/discover-provider";
import type { IdentityServices } from "@/server/identity/identity-services";
import { type ProviderTokens, providerTokensSchema } from "@/server/identity/provider-tokens";

export type RefreshAnswer =
  | { kind: "renewed"; tokens: ProviderTokens }
  /** The provider says no: the person signed out there, was disabled, or the token was used before. */
  | { kind: "refused"; reason: string }
  /** No usable answer, or a fault of our own settings: nothing is known about the person. */
  | { kind: "unreachable"; reason: string };

const DEADLINE_MS = 5_000;

const formEncode = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);

/** Trades a refresh token for new tokens. Never throws. */
export async function requestRefresh(env: IdentityServices["env"], refreshToken: string): Promise<RefreshAnswer> {
  try {
    const { token_endpoint } = await discoverProvider(env.KEYCLOAK_ISSUER);
    const credentials = `${formEncode(env.KEYCLOAK_CLIENT_ID)}:${formEncode(env.KEYCLOAK_CLIENT_SECRET)}`;
    const response = await fetch(token_endpoint, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}`, accept: "application/json" },
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return { kind: "renewed", tokens: providerTokensSchema.parse(body) };
    const code = (body as { error?: unknown } | null)?.error;
    const reason = `status ${response.status}, ${typeof code === "string" ? code.slice(0, 100) : "no error code"}`;
    return { kind: code === "invalid_grant" ? "refused" : "unreachable", reason };
  } catch (error) {
    return { kind: "unreachable", reason: error instanceof Error ? error.message : "unknown failure" };
  }
}
