import { isLoopback } from "@/server/platform/env";
import type { Embedded, ResolvedEnv } from "@/server/platform/context";

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = "";
  shown.username = "";
  return shown.href.replace(/\/$/, "");
}

/** One table of what is real and what is embedded, and who can sign in to the sandbox. */
export function startReport(env: ResolvedEnv, embedded: Embedded, databaseFolder: string, version: string): string {
  const row = (part: string, isEmbedded: boolean, where: string) => [part, isEmbedded ? "sandbox" : "real", where];
  const rows = [
    ["part", "kind", "where"],
    row(
      "Database",
      embedded.database,
      embedded.database ? `embedded PostgreSQL, ${databaseFolder}` : withoutPassword(env.DATABASE_URL),
    ),
    row("Identity", embedded.identity, env.KEYCLOAK_ISSUER),
    row("Grafana", embedded.grafana, withoutPassword(env.GRAFANA_URL)),
    ...(embedded.grafana && env.SANDBOX_PROMETHEUS_URL
      ? [row("Prometheus", false, withoutPassword(env.SANDBOX_PROMETHEUS_URL))]
      : []),
    env.REDIS_URL ? row("Redis", false, withoutPassword(env.REDIS_URL)) : ["Redis", "–", "not used: one process"],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map(
    ([part = "", kind = "", where = ""]) =>
      `  ${part.padEnd(widths[0] ?? 0)}   ${kind.padEnd(widths[1] ?? 0)}   ${where}`,
  );
  const users = embedded.identity
    ? ["", "  Sandbox users: admin, commander, responder, viewer – password: warroom"]
    : [];
  const warning =
    isLoopback(env.APP_URL) || !embedded.identity
      ? []
      : ["", "  SANDBOX=1: anybody who reaches this address can sign in"];
  return ["", `  SRE Assistant ${version} is ready: ${env.APP_URL}`, "", ...lines, ...users, ...warning, ""].join("\n");
}
