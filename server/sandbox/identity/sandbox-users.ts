/** The realm's only people. All share one published password, so this provider must never guard anything real. */
export interface SandboxUser {
  id: string;
  username: string;
  givenName: string;
  familyName: string;
  role: "admin" | "commander" | "responder" | "viewer";
  groups: readonly string[];
}

export const SANDBOX_PASSWORD = "warroom";

export const sandboxUsers: readonly SandboxUser[] = [
  {
    id: "5c1a3f0e-8d1b-4a57-9a52-0f6d2a7c1e01",
    username: "admin",
    givenName: "Amina",
    familyName: "Haddad",
    role: "admin",
    groups: ["/payments", "/platform"],
  },
  {
    id: "5c1a3f0e-8d1b-4a57-9a52-0f6d2a7c1e02",
    username: "commander",
    givenName: "Wei-Ting",
    familyName: "Lin",
    role: "commander",
    groups: ["/payments", "/platform"],
  },
  {
    id: "5c1a3f0e-8d1b-4a57-9a52-0f6d2a7c1e03",
    username: "responder",
    givenName: "Tomás",
    familyName: "Rivera",
    role: "responder",
    groups: ["/payments"],
  },
  {
    id: "5c1a3f0e-8d1b-4a57-9a52-0f6d2a7c1e04",
    username: "viewer",
    givenName: "Grace",
    familyName: "Okafor",
    role: "viewer",
    groups: ["/platform"],
  },
];

export const fullNameOf = (user: SandboxUser) => `${user.givenName} ${user.familyName}`;

/** What Keycloak's `profile` and `email` scopes and a group-membership mapper put into ID tokens and userinfo. */
export const profileClaimsOf = (user: SandboxUser) => ({
  name: fullNameOf(user),
  given_name: user.givenName,
  family_name: user.familyName,
  preferred_username: user.username,
  email: `${user.username}@warroom.example`,
  email_verified: true,
  groups: [...user.groups],
});

/** Keycloak adds its own default roles to everybody; readers must cope with roles they do not know. */
export const realmRolesOf = (user: SandboxUser) => [
  user.role,
  "default-roles-warroom",
  "offline_access",
  "uma_authorization",
];
