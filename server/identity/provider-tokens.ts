import { z } from "zod";

/** A token response, from next-auth's account or from our own refresh. */
export const providerTokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  expires_in: z.number().optional(),
  expires_at: z.number().optional(),
});
export type ProviderTokens = z.infer<typeof providerTokensSchema>;

const claimsSchema = z.object({
  exp: z.number().optional(),
  realm_access: z
    .object({ roles: z.array(z.string()).catch([]) })
    .optional()
    .catch(undefined),
  groups: z.array(z.string()).optional().catch(undefined),
});

/** Tokens come straight from the token endpoint over our own connection, which vouches for them (OIDC Core 3.1.3.7). */
function claimsOf(token: string | undefined): z.infer<typeof claimsSchema> {
  const payload = token?.split(".")[1];
  if (!payload) return {};
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  } catch {
    return {};
  }
}

/** By our own clock where that is possible: the provider's may differ from it. */
function expiryOf({ expires_in, expires_at }: ProviderTokens, claimed: number | undefined, now: Date): Date {
  if (expires_in !== undefined) return new Date(now.getTime() + expires_in * 1000);
  const seconds = expires_at ?? claimed;
  return seconds === undefined ? new Date(now.getTime() + 60_000) : new Date(seconds * 1000);
}

export interface GrantedAccess {
  roles: string[];
  groups: string[];
  accessTokenExpiresAt: Date;
}

/** Roles and groups as Keycloak's mappers put them into the access token, the ID token, or both. */
export function grantedAccess(tokens: ProviderTokens, now: Date): GrantedAccess {
  const [access, id] = [claimsOf(tokens.access_token), claimsOf(tokens.id_token)];
  const union = (...lists: (string[] | undefined)[]) => [...new Set(lists.flatMap((list) => list ?? []))].slice(0, 500);
  return {
    roles: union(access.realm_access?.roles, id.realm_access?.roles),
    groups: union(access.groups, id.groups),
    accessTokenExpiresAt: expiryOf(tokens, access.exp, now),
  };
}
