import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { panelLane } from "@/server/dashboard/panel-lane";
import { panelPorts } from "@/server/dashboard/panel-ports";
import { preparePanelQuery } from "@/server/dashboard/prepare-panel-query";
import { httpHandler } from "@/server/http-handler";
import type { Services } from "@/server/platform/context";
import type { MetricQuery } from "@/server/ports/metrics";
import { contextOf } from "@/server/request-context";
import { startServices } from "@/server/services";
import { seed } from "@/prisma/seed";
import { answerWith } from "./child";
import type { ViewersServerQuestion, ViewersServerStarted, ViewersSetup } from "./viewers-protocol";

const DASHBOARD = "shop-overview";
const PANELS = [2, 3, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15];
const SECRET = "a secret of the bench, long enough to be one";
const DAY_MS = 24 * 3_600_000;

const isOurs = process.argv[2] === "ours";

function appServices({ databaseUrl, grafanaUrl, grafanaToken }: ViewersSetup) {
  const env = {
    NODE_ENV: "production",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: SECRET,
    DATABASE_URL: databaseUrl,
    GRAFANA_URL: grafanaUrl,
    GRAFANA_TOKEN: grafanaToken,
    KEYCLOAK_ISSUER: "http://localhost:3000/realms/bench",
    LOG_LEVEL: "info",
  } as Services["env"];
  return startServices(env, { database: true, identity: true, grafana: true });
}

async function openRoom({ db }: Services, viewers: number): Promise<{ number: number; cookies: string[] }> {
  await seed(db);
  const { id: organizationId } = await db.organization.findFirstOrThrow({ select: { id: true } });
  const number = 1 + (await db.incident.count({ where: { organizationId } }));
  const key = randomUUID();
  await db.incident.create({
    data: {
      organizationId,
      number,
      title: "Bench",
      severity: "sev2",
      status: "investigating",
      idempotencyKey: key,
      dashboards: { create: { organizationId, dashboardUid: DASHBOARD, title: "Shop" } },
    },
  });
  const until = new Date(Date.now() + DAY_MS);
  const cookies: string[] = [];
  for (let index = 0; index < viewers; index++) {
    const sid = randomUUID();
    await db.authSession.create({
      data: {
        id: sid,
        roles: ["viewer"],
        groups: [],
        accessTokenExpiresAt: until,
        expiresAt: until,
        organization: { connect: { id: organizationId } },
        user: { create: { organizationId, issuer: "bench", subject: sid, username: sid, name: `Viewer ${index}` } },
      },
    });
    cookies.push(`next-auth.session-token=${await encode({ token: { sid }, secret: SECRET })}`);
  }
  return { number, cookies };
}

async function jsonOf(req: IncomingMessage): Promise<{ panelId: number; range: { from: number; to: number } }> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** What one writes first: put the token on it and pass it on. Its queries were made beforehand. */
async function plainProxy(services: Services): Promise<RequestListener> {
  const { GRAFANA_URL, GRAFANA_TOKEN } = services.env;
  const room = { incidentId: "", organizationId: "", dashboards: [DASHBOARD], readOnly: false, range: null };
  const range = { from: Date.now() - 3_600_000, to: Date.now() };
  const asked = { dashboardUid: DASHBOARD, range, intervalMs: 5_000, maxDataPoints: 600, variables: {} };
  const queries = new Map<number, MetricQuery[]>();
  for (const panelId of PANELS) {
    const prepared = await preparePanelQuery(panelPorts(services, room), room, { ...asked, panelId });
    queries.set(panelId, prepared.queries);
  }
  return async (req, res) => {
    const body = await jsonOf(req);
    const answer = await fetch(`${GRAFANA_URL}/api/ds/query`, {
      method: "POST",
      headers: { authorization: `Bearer ${GRAFANA_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({
        from: String(body.range.from),
        to: String(body.range.to),
        queries: queries.get(body.panelId),
      }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    res.writeHead(answer.status, { "content-type": "application/json", "content-length": bytes.byteLength });
    res.end(bytes);
  };
}

async function start(setup: ViewersSetup): Promise<ViewersServerStarted> {
  const { services } = await appServices(setup);
  const { number, cookies } = await openRoom(services, setup.viewers);
  const { env, log } = services;
  const panels = panelLane({ log, contextOf: ({ headers }) => contextOf(headers) });
  const pages: RequestListener = (_req, res) => res.writeHead(404).end();
  const server = createServer(isOurs ? httpHandler({ env, log, panels, pages }) : await plainProxy(services));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", 1_024, done));
  const { port } = server.address() as AddressInfo;
  const path = `/api/grafana/rooms/${number}/query`;
  return { port, path, dashboardUid: DASHBOARD, panelIds: PANELS, cookies };
}

let usedBefore = process.cpuUsage();
answerWith(async (question: ViewersServerQuestion) => {
  if (question.ask === "start") return start(question.setup);
  const { user, system } = process.cpuUsage(usedBefore);
  usedBefore = process.cpuUsage();
  return { cpuMicros: user + system };
});
