import { z } from "zod";
import type { ConnectionFacts, Step, TokenFacts, TokenName } from "@/server/connection/contract";
import { AppError } from "@/server/platform/errors";
import type { Connections } from "@/server/ports/connections";
import type { CircuitBoard } from "./circuit-board";
import { dashboardVersions } from "./dashboard-api";
import { dataSourceItems } from "./data-source-items";
import { frontendSettings } from "./frontend-settings";
import type { GrafanaCall } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { publicAddress } from "./public-address";
import { readAnswer } from "./read-answer";
import type { SharedGet } from "./shared-get";
import { testSource } from "./test-source";

const STEP_TIMEOUT_MS = 10_000;

const health = z.object({ database: z.string(), version: z.string().catch("") });
const organization = z.object({ id: z.number(), name: z.string().catch("") });
const permissions = z.record(
  z.string(),
  z
    .array(z.string())
    .nullable()
    .transform((scopes) => scopes ?? []),
);

const SKIPPED = { state: "skipped" } as const;

async function step<T>(read: () => Promise<T>): Promise<Step<T>> {
  try {
    return { state: "ok", value: await read() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { status, reason } = error.details;
    return {
      state: "failed",
      failure: {
        code: error.code,
        status: typeof status === "number" ? status : null,
        reason: typeof reason === "string" ? reason : error.message,
      },
    };
  }
}

/** What the connection to a Grafana 11 to 13 is good for. */
export function grafanaConnections(
  call: GrafanaCall,
  connection: GrafanaConnection,
  circuits: CircuitBoard,
): Connections {
  // Not the shared one: a check shall see what is, not what another reader is about to get.
  const get: SharedGet = async (request, signal) =>
    (await call({ timeoutMs: STEP_TIMEOUT_MS, insists: true, ...request, ...(signal && { signal }) })).body;

  async function tokenFacts(as: TokenName, signal?: AbortSignal): Promise<TokenFacts> {
    const wantedOrganization = connection.orgId ?? null;
    const own = await step(async () =>
      readAnswer(organization, await get({ path: "api/org", as }, signal), "organization"),
    );
    // A token may be good and yet not see its organization; one that is refused is refused everywhere.
    if (own.state === "failed" && own.failure.status !== 403)
      return { organization: own, wantedOrganization, permissions: SKIPPED };
    const path = "api/access-control/user/permissions";
    const may = await step(async () => readAnswer(permissions, await get({ path, as }, signal), "permissions"));
    return { organization: own, wantedOrganization, permissions: may };
  }

  async function settings(signal?: AbortSignal) {
    const found = await frontendSettings(get, signal);
    return {
      version: found.buildInfo.version,
      publicUrl: publicAddress(connection, found),
      alerting: found.unifiedAlertingEnabled,
      snapshots: found.snapshotEnabled,
      renderer: found.rendererAvailable ? found.rendererVersion : null,
      dataSources: dataSourceItems(found),
    };
  }

  function paused(found: ConnectionFacts["settings"]): Record<string, string> {
    if (found.state !== "ok") return {};
    return Object.fromEntries(
      found.value.dataSources.flatMap(({ uid }) => {
        const retryAt = circuits.retryAt(uid);
        return retryAt === null ? [] : [[uid, new Date(retryAt).toISOString()]];
      }),
    );
  }

  return {
    async inspect(signal) {
      const well = await step(async () => {
        const { database, version } = readAnswer(health, await get({ path: "api/health" }, signal), "health");
        if (database !== "ok") throw new AppError("GRAFANA_REFUSED", "Grafana's database is not well", { status: 503 });
        return { version };
      });
      const reachable = well.state === "ok" || (well.state === "failed" && well.failure.code === "GRAFANA_REFUSED");
      const asked = (as: TokenName) =>
        reachable
          ? tokenFacts(as, signal)
          : { organization: SKIPPED, permissions: SKIPPED, wantedOrganization: connection.orgId ?? null };
      const [read, write] = await Promise.all([asked("read"), connection.writeToken ? asked("write") : null]);
      const accepted = read.permissions.state !== "skipped";
      const [found, versions] = await Promise.all([
        accepted ? step(() => settings(signal)) : SKIPPED,
        accepted ? step(() => dashboardVersions(get, signal)) : SKIPPED,
      ]);
      return {
        health: well,
        tokens: { read, write },
        settings: found,
        dashboardVersions: versions,
        pausedSources: paused(found),
      };
    },
    testDataSource: (uid, signal) => testSource(call, uid, signal),
  };
}
