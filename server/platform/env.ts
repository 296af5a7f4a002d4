import { z } from "zod";

const text = z.string().trim().min(1);
const port = z.coerce.number().int().min(0).max(65535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
/** Proxies are often written without a scheme. */
const proxy = text.transform((value) => (value.includes("://") ? value : `http://${value}`)).pipe(httpUrl);
/** Goes into a header as it stands. */
const token = text.regex(/^[\x21-\x7e]+$/);
const hosts = text
  .transform((value) => value.split(",").map((host) => host.trim()))
  .pipe(z.array(z.string().regex(/^(\*\.)?[\w.-]+(:\d{1,5})?$/)));
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: port.default(3000),
  HOST: text.default("127.0.0.1"),
  APP_URL: httpUrl.optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  DATA_DIR: text.default(".data"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  MAX_CONNECTIONS: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  KEYCLOAK_ISSUER: httpUrl.optional(),
  KEYCLOAK_CLIENT_ID: text.optional(),
  KEYCLOAK_CLIENT_SECRET: text.optional(),
  GRAFANA_URL: httpUrl.optional(),
  GRAFANA_TOKEN: token.optional(),
  GRAFANA_WRITE_TOKEN: token.optional(),
  GRAFANA_ORG_ID: z.coerce.number().int().min(1).optional(),
  GRAFANA_CA_FILE: text.optional(),
  GRAFANA_PUBLIC_URL: httpUrl.optional(),
  ALERTMANAGER_URL: httpUrl.optional(),
  ALERTMANAGER_TOKEN: token.optional(),
  ALERTMANAGER_USER: text.optional(),
  ALERTMANAGER_PASSWORD: text.optional(),
  ALERTMANAGER_TENANT: token.optional(),
  ALERTMANAGER_RULES_URL: httpUrl.optional(),
  HTTP_PROXY: proxy.optional(),
  HTTPS_PROXY: proxy.optional(),
  NO_PROXY: text.optional(),
  BLOB_DIR: text.optional(),
  S3_ENDPOINT: httpUrl.optional(),
  S3_BUCKET: text.regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/).optional(),
  S3_REGION: text.default("us-east-1"),
  S3_ACCESS_KEY_ID: token.optional(),
  S3_SECRET_ACCESS_KEY: token.optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  VAPID_PUBLIC_KEY: text.regex(/^B[\w-]{86}$/).optional(),
  VAPID_PRIVATE_KEY: text.regex(/^[\w-]{43}$/).optional(),
  VAPID_SUBJECT: z.url({ protocol: /^(https|mailto)$/ }).optional(),
  PUSH_SERVICES: hosts.optional(),
  SANDBOX: flag.default(false),
  SANDBOX_SEED: z.coerce.number().int().default(42),
  SANDBOX_PROMETHEUS_URL: httpUrl.optional(),
});

/** Known to many programs, in either case. */
const PROXY_VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"] as const;

/** How to mend a value, said after the name of its variable. */
const MEND: Record<string, string> = {
  NODE_ENV: "use development, production or test",
  PORT: "use a number from 0 to 65535",
  APP_URL: "use the address that people open, such as https://war-room.example.com",
  AUTH_SECRET: "use at least 32 characters, for instance from: openssl rand -base64 33",
  LOG_LEVEL: "use fatal, error, warn, info, debug, trace or silent",
  DATABASE_URL: "use postgresql://user:password@host:5432/database",
  REDIS_URL: "use redis://host:6379",
  MAX_CONNECTIONS: "use a number from 1 to 1000000",
  KEYCLOAK_ISSUER: "use the realm's address, such as https://id.example.com/realms/ops",
  GRAFANA_URL: "use the address of Grafana, sub-path included, such as https://grafana.example.com",
  GRAFANA_TOKEN: "use the token of a service account, such as glsa_…",
  GRAFANA_WRITE_TOKEN: "use the token of a service account, such as glsa_…",
  ALERTMANAGER_URL: "use the address of an Alertmanager, path included, such as http://alertmanager.example.com:9093",
  ALERTMANAGER_RULES_URL: "use the address of the Prometheus that sends it alerts",
  GRAFANA_ORG_ID: "use the number of an organization, 1 for the first",
  HTTP_PROXY: "use the address of a proxy, such as http://proxy.example.com:3128",
  HTTPS_PROXY: "use the address of a proxy, such as http://proxy.example.com:3128",
  GRAFANA_PUBLIC_URL: "use the address at which people open Grafana",
  S3_ENDPOINT: "use the address of the store, such as https://s3.example.com",
  S3_BUCKET: "use the name of a bucket that is there",
  S3_FORCE_PATH_STYLE: "use 1 for stores that take the bucket in the path, such as MinIO, else 0",
  VAPID_PUBLIC_KEY: "use a pair of keys from: npx web-push generate-vapid-keys",
  VAPID_PRIVATE_KEY: "use a pair of keys from: npx web-push generate-vapid-keys",
  VAPID_SUBJECT: "use mailto: and an address, or an https address, where you can be reached",
  PUSH_SERVICES: "use names of hosts with commas between them, such as push.example.com,*.push.example.org",
  SANDBOX: "use 1 to allow the sandbox at a public address, else 0",
  SANDBOX_SEED: "use a whole number",
  SANDBOX_PROMETHEUS_URL: "use the address of a Prometheus, such as http://127.0.0.1:9090",
};

export type Env = Readonly<z.infer<typeof schema> & { APP_URL: string }>;

/** Names one variable and its mend in one line. */
export class EnvError extends Error {
  constructor(variable: string, mend: string) {
    super(`${variable}: ${mend}`);
    this.name = "EnvError";
  }
}

/** True for an address that only this machine can reach. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Origins that our own pages have. A loopback address is opened under either of its names. */
export function originsOf(env: Pick<Env, "APP_URL">): string[] {
  const { origin, hostname } = new URL(env.APP_URL);
  if (!isLoopback(env.APP_URL)) return [origin];
  return [...new Set(["localhost", "127.0.0.1", hostname].map((name) => origin.replace(hostname, name)))];
}

function requireTogether(values: Record<string, unknown>, names: readonly string[]): void {
  const missing = names.filter((name) => values[name] === undefined);
  const first = missing[0];
  if (first && missing.length < names.length)
    throw new EnvError(first, `set it too: ${names.join(", ")} belong together`);
}

/**
 * The environment, parsed once. An empty value counts as unset.
 * @throws EnvError with one line that names the variable and the mend.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const lowerCase = Object.fromEntries(PROXY_VARIABLES.map((name) => [name, source[name.toLowerCase()]]));
  const given = Object.fromEntries(
    Object.entries({ ...lowerCase, ...source }).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new EnvError(name, MEND[name] ?? "has a value that cannot be used");
  }
  const env = parsed.data;
  requireTogether(env, ["KEYCLOAK_ISSUER", "KEYCLOAK_CLIENT_ID", "KEYCLOAK_CLIENT_SECRET"]);
  requireTogether(env, ["GRAFANA_URL", "GRAFANA_TOKEN"]);
  requireTogether(env, ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"]);
  requireTogether(env, ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]);
  requireTogether(env, ["ALERTMANAGER_USER", "ALERTMANAGER_PASSWORD"]);
  for (const name of ["TOKEN", "USER", "TENANT", "RULES_URL"].map((part) => `ALERTMANAGER_${part}` as keyof typeof env))
    if (env[name] !== undefined && !env.ALERTMANAGER_URL)
      throw new EnvError("ALERTMANAGER_URL", `set it too: ${name} belongs to it`);
  if (env.S3_ENDPOINT && !env.S3_BUCKET) throw new EnvError("S3_BUCKET", "set it too: S3_ENDPOINT belongs to it");
  for (const name of ["GRAFANA_WRITE_TOKEN", "GRAFANA_ORG_ID"] as const)
    if (env[name] !== undefined && !env.GRAFANA_URL)
      throw new EnvError("GRAFANA_URL", `set it too: ${name} belongs to it`);
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
  if (!isLoopback(appUrl) && !env.KEYCLOAK_ISSUER && !env.SANDBOX) {
    throw new EnvError(
      "KEYCLOAK_ISSUER",
      `APP_URL is ${appUrl}, and the sandbox identity provider with its known passwords serves no public address; set KEYCLOAK_ISSUER, KEYCLOAK_CLIENT_ID and KEYCLOAK_CLIENT_SECRET, or SANDBOX=1 to allow it all the same`,
    );
  }
  if (!isLoopback(appUrl) && !env.AUTH_SECRET) throw new EnvError("AUTH_SECRET", MEND.AUTH_SECRET ?? "");
  return { ...env, APP_URL: appUrl };
}
