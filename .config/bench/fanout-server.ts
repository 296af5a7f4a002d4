import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { Server } from "socket.io";
import { createMemoryEventBus } from "@/server/adapters/memory/memory-event-bus";
import { MemoryTimeline } from "@/server/adapters/memory/memory-timeline";
import { attachRealtime } from "@/server/adapters/socketio/attach-realtime";
import type { NewTimelineEvent } from "@/server/ports/timeline-writer";
import { answerWith } from "./child";
import type { ServerQuestion } from "./fanout-protocol";
import { ORIGIN } from "./raw-client";
import { usedMemory } from "./used-memory";

const scope = { organizationId: "organization", incidentId: "incident" };
const MESSAGE_CHARACTERS = 250;

const httpServer = createServer();
httpServer.listen(0, "127.0.0.1", 1_024);
const bus = createMemoryEventBus();
const timeline = new MemoryTimeline(bus);
timeline.open(scope);
const isOurs = process.argv[2] === "ours";
if (isOurs) attachOurs();
else attachStock();

function attachOurs(): void {
  attachRealtime({
    httpServer,
    eventBus: bus,
    timelineReader: timeline,
    authenticate: async ({ headers }) => {
      const userId = headers.cookie ?? "";
      const expiresAt = new Date(Date.now() + 3_600_000);
      const person = { userId, sessionId: userId, name: userId, username: userId, email: "" };
      return { ...person, organizationId: scope.organizationId, role: "responder", teams: [], expiresAt };
    },
    findIncident: async () => ({ id: scope.incidentId, organizationId: scope.organizationId, lastSeq: 0 }),
    log: pino({ level: "silent" }),
    allowedOrigins: [ORIGIN],
  });
}

/** What the manual shows: a room, and one emit for each message. */
function attachStock(): void {
  const io = new Server(httpServer, { path: "/realtime", transports: ["websocket"], perMessageDeflate: false });
  io.on("connection", (socket) => {
    socket.on("join", (_input, answer: (answer: object) => void) => {
      void socket.join("room");
      answer({ ok: true });
    });
  });
  bus.subscribe("timeline", ({ from }) => {
    void timeline.since(scope, from - 1, 1).then(({ events }) => io.to("room").emit("events", { number: 1, events }));
  });
}

/** The body begins with the time of sending in microseconds of the machine's monotonic clock. */
function message(n: number): NewTimelineEvent {
  const body = `@${String(process.hrtime.bigint() / 1_000n).padStart(16, "0")}`.padEnd(MESSAGE_CHARACTERS, "x");
  const idempotencyKey = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  return {
    kind: "message",
    actorId: "7d3c1a52-5a0e-4c5e-9d0f-0f6f6a1c2b3d",
    actorName: "Ada",
    source: "web",
    body,
    payload: {},
    idempotencyKey,
    requestHash: idempotencyKey,
    contentHash: idempotencyKey,
  };
}

async function send(count: number, perSecond: number): Promise<void> {
  const startedAt = performance.now();
  for (let sent = 0; sent < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) * perSecond) / 1_000) + 1);
    for (; sent < due; sent++) void timeline.append(scope, message(sent));
    await sleep(2);
  }
}

let usedBefore = process.cpuUsage();
answerWith(async (question: ServerQuestion) => {
  if (question.ask === "port") return { port: (httpServer.address() as AddressInfo).port };
  if (question.ask === "memory") return usedMemory();
  if (question.ask === "cpu") {
    const { user, system } = process.cpuUsage(usedBefore);
    return { cpuMicros: user + system };
  }
  usedBefore = process.cpuUsage();
  void send(question.count, question.perSecond);
  return {};
});
