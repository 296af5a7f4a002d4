import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startAlertWorker } from "@/server/alert/alert-worker";
import { createSource } from "@/server/intake/create-source";
import { createSourceInput } from "@/server/intake/contract";
import { hookLane } from "@/server/intake/hook-lane";
import type { Services, SignedIn } from "@/server/platform/context";
import { startServices } from "@/server/services";
import { roomEnv } from "@/server/testing/chaos/room-env";
import { answerWith } from "./child";
import type { HooksQuestion, HooksSource, HooksStarted, HooksState } from "./hooks-protocol";
import { naiveHook } from "./naive-hook";

const KEEP_ALIVE_MS = 120_000;
const worksOff = process.argv[2] === "worker";
let services: Services;

async function start(databaseUrl: string): Promise<HooksStarted> {
  ({ services } = await startServices(roomEnv(databaseUrl), { database: true, identity: true, grafana: true }));
  const lane = hookLane(services);
  const naive = await naiveHook(services.pool, { opens: worksOff });
  if (worksOff) startAlertWorker(services);
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    void (req.url?.startsWith("/naive/") ? naive(req, res) : lane.handle(req, res));
  });
  // A storm pauses, and a line that is closed just then would be a failure of nobody's.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port };
}

async function newSource(): Promise<HooksSource> {
  const { id: organizationId } = await services.db.organization.create({ data: { slug: randomUUID(), name: "Bench" } });
  const viewer: SignedIn["viewer"] = {
    userId: randomUUID(),
    sessionId: randomUUID(),
    organizationId,
    name: "Bench",
    username: "bench",
    email: "",
    role: "admin",
    teams: [],
    expiresAt: new Date(Date.now() + 3_600_000),
  };
  const context = { services, viewer, requestId: "", client: { address: "", userAgent: "" } };
  const input = createSourceInput.parse({ kind: "alertmanager", verification: "bearer", name: "Bench" });
  const { source, secret } = await createSource(context, input);
  const paths = { ours: new URL(source.url).pathname, naive: `/naive/${organizationId}/${source.id}` };
  return { id: source.id, paths, authorization: `Bearer ${secret}` };
}

async function stateOf(sourceId: string): Promise<HooksState> {
  const { rows } = await services.pool.query<Omit<HooksState, "cpuUs">>(
    `select (select count(*)::int from webhook_delivery where source_id = $1) as deliveries,
            (select count(*)::int from webhook_delivery where source_id = $1 and state = 'pending') as pending,
            (select count(*)::int from alert where source_id = $1) as alerts,
            (select count(*)::int from alert_firing f join alert a on a.id = f.alert_id where a.source_id = $1) as firings,
            (select count(*)::int from alert_firing f join alert a on a.id = f.alert_id
              where a.source_id = $1 and not exists (select 1 from incident_alert x where x.firing_id = f.id)) as unrouted,
            (select count(*)::int from incident i join alert_source s using (organization_id) where s.id = $1) as incidents,
            (select count(*)::int from timeline_event e join alert_source s using (organization_id) where s.id = $1) as events,
            (select count(*)::int from naive_alert where source_id = $1) as naive`,
    [sourceId],
  );
  const [state] = rows;
  if (!state) throw new Error("The state could not be read");
  const { user, system } = process.cpuUsage();
  return { ...state, cpuUs: user + system };
}

answerWith((question: HooksQuestion) => {
  if (question.what === "start") return start(question.databaseUrl);
  return question.what === "source" ? newSource() : stateOf(question.sourceId);
});
