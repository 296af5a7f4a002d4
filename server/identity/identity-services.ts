import type { Services } from "@/server/platform/context";

/** What this slice needs of the services. */
export type IdentityServices = Pick<Services, "db" | "pool" | "log" | "clock"> & {
  eventBus: Pick<Services["eventBus"], "publish">;
  env: Pick<
    Services["env"],
    "APP_URL" | "AUTH_SECRET" | "KEYCLOAK_ISSUER" | "KEYCLOAK_CLIENT_ID" | "KEYCLOAK_CLIENT_SECRET"
  >;
};
