import { join, relative } from "node:path";
import type { Embedded, ResolvedEnv } from "@/server/platform/context";
import { lockDataFolder } from "@/server/platform/data-lock";
import type { Env } from "@/server/platform/env";
import type { Shutdown } from "@/server/platform/shutdown";
import { sandboxPushKeys } from "@/server/sandbox/sandbox-push-keys";
import { readSandboxSecrets } from "@/server/sandbox/sandbox-secrets";
import type { Shop } from "@/server/sandbox/shop/create-shop";

/** Realm path of the local identity provider, on the application's own port. */
export const SANDBOX_REALM_PATH = "/realms/warroom";

/**
 * Starts what the environment does not name: a database and a Grafana; and fills in where they are.
 * Each is loaded only when it is used.
 */
export async function startSandbox(
  env: Env,
  shutdown: Shutdown,
  report: (step: string) => void,
): Promise<{ env: ResolvedEnv; embedded: Embedded; databaseFolder: string; shop: Shop | null }> {
  const embedded = { database: !env.DATABASE_URL, identity: !env.KEYCLOAK_ISSUER, grafana: !env.GRAFANA_URL };
  const lock = lockDataFolder(env.DATA_DIR);
  shutdown.add("data folder", () => lock.release());
  const secretsFile = join(env.DATA_DIR, "secrets.json");
  const secrets = readSandboxSecrets(secretsFile);
  // Several processes with one database need one pair: only who sets it can give it to all of them.
  const push = embedded.database && !env.VAPID_PRIVATE_KEY ? sandboxPushKeys(secretsFile) : undefined;
  let databaseUrl = env.DATABASE_URL;
  let databaseFolder = "";
  if (!databaseUrl) {
    report("Starting the embedded PostgreSQL");
    const { startEmbeddedPostgres } = await import("@/server/sandbox/database/start-embedded-postgres");
    const dataDir = join(env.DATA_DIR, "postgres");
    const postgres = await startEmbeddedPostgres({ dataDir, password: secrets.databasePassword });
    shutdown.add("PostgreSQL", () => postgres.stop());
    databaseUrl = postgres.url;
    const fromHere = relative(".", postgres.dataDir);
    databaseFolder = fromHere.startsWith("..") ? postgres.dataDir : fromHere;
  }
  let grafana = { url: env.GRAFANA_URL ?? "", token: env.GRAFANA_TOKEN ?? "", writeToken: env.GRAFANA_WRITE_TOKEN };
  let shop: Shop | null = null;
  if (embedded.grafana) {
    report("Starting the Grafana sandbox");
    const { startGrafanaSandbox } = await import("@/server/sandbox/grafana/start-grafana-sandbox");
    const { keptReleases } = await import("@/server/sandbox/shop/kept-releases");
    const sandbox = await startGrafanaSandbox({
      seed: env.SANDBOX_SEED,
      prometheusUrl: env.SANDBOX_PROMETHEUS_URL,
      kept: keptReleases(join(env.DATA_DIR, "shop.json")),
    });
    shop = sandbox.shop;
    shutdown.add("Grafana sandbox", () => sandbox.close());
    grafana = { url: sandbox.url, token: sandbox.token, writeToken: sandbox.editorToken };
  }
  return {
    embedded,
    shop,
    databaseFolder,
    env: {
      ...env,
      AUTH_SECRET: env.AUTH_SECRET ?? secrets.authSecret,
      DATABASE_URL: databaseUrl,
      KEYCLOAK_ISSUER: env.KEYCLOAK_ISSUER ?? `${env.APP_URL}${SANDBOX_REALM_PATH}`,
      KEYCLOAK_CLIENT_ID: env.KEYCLOAK_CLIENT_ID ?? "sre-assistant",
      KEYCLOAK_CLIENT_SECRET: env.KEYCLOAK_CLIENT_SECRET ?? secrets.identityClientSecret,
      GRAFANA_URL: grafana.url,
      GRAFANA_TOKEN: grafana.token,
      GRAFANA_WRITE_TOKEN: grafana.writeToken,
      ...(push && { VAPID_PUBLIC_KEY: push.publicKey, VAPID_PRIVATE_KEY: push.privateKey }),
    },
  };
}
