import { identityProviderSuite } from "@/server/sandbox/identity/identity-provider.suite";
import { startSandboxServer } from "@/server/sandbox/identity/sandbox-server.suite";

const { KEYCLOAK_ISSUER, KEYCLOAK_CLIENT_ID, KEYCLOAK_CLIENT_SECRET, APP_URL } = process.env;

if (KEYCLOAK_ISSUER) {
  identityProviderSuite(`the realm at ${KEYCLOAK_ISSUER}`, async () => ({
    issuer: KEYCLOAK_ISSUER,
    clientId: KEYCLOAK_CLIENT_ID ?? "warroom",
    clientSecret: KEYCLOAK_CLIENT_SECRET ?? "",
    appUrl: APP_URL ?? "http://localhost:3000",
    close: async () => {},
  }));
} else {
  identityProviderSuite("the identity sandbox", () => startSandboxServer());
}
