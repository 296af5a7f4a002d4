import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ResolvedEnv } from "@/server/platform/context";
import { readEnv } from "@/server/platform/env";

/** The environment of a room's process; of what it names, only the database is ever reached. */
export const roomEnv = (databaseUrl = "postgresql://127.0.0.1:9/none") =>
  readEnv({
    NODE_ENV: "production",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "a secret of the tests, long enough to be one",
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(tmpdir(), "sre-assistant-room"),
    GRAFANA_URL: "http://127.0.0.1:9",
    GRAFANA_TOKEN: "none",
    KEYCLOAK_ISSUER: "http://localhost:3000/realms/none",
    KEYCLOAK_CLIENT_ID: "none",
    KEYCLOAK_CLIENT_SECRET: "none",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
  }) as ResolvedEnv;
