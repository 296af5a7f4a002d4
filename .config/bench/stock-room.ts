import { createServer } from "node:http";
import pg from "pg";
import { Server } from "socket.io";
import { answerWith } from "./child";
import type { StockSetup } from "./stock-room-protocol";

const RECOVERY_MS = 2 * 60_000;

const text = async (stream: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** What one writes first: count up, insert, commit; then one emit to the room. */
async function serve({ databaseUrl, port, incidentId, organizationId, isRecovering }: StockSetup): Promise<object> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  pool.on("error", () => undefined);
  const httpServer = createServer((request, response) => {
    void text(request as AsyncIterable<Buffer>)
      .then(async (body) => {
        const event = await insert(JSON.parse(body) as { body: string; idempotencyKey: string });
        if (event) io.to("room").emit("events", { number: 1, events: [event] });
        response.end(JSON.stringify(event));
      })
      .catch(() => response.writeHead(500).end());
  });
  const io = new Server(httpServer, {
    path: "/realtime",
    transports: ["websocket"],
    ...(isRecovering && { connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS } }),
  });
  io.on("connection", (socket) => {
    socket.on("join", (_input, answer: (answer: object) => void) => {
      void socket.join("room");
      answer({ ok: true });
    });
  });

  /** Null when it is there already. */
  async function insert({ body, idempotencyKey }: { body: string; idempotencyKey: string }): Promise<object | null> {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const counted = await client.query<{ seq: string }>(
        "update incident set last_seq = last_seq + 1 where id = $1 returning last_seq as seq",
        [incidentId],
      );
      const { rows } = await client.query<object>(
        `insert into timeline_event (organization_id, incident_id, seq, kind, occurred_at, actor_name, body,
           idempotency_key, request_hash, content_hash, prev_hash, hash)
         values ($1, $2, $3, 'message', now(), 'Ada', $4, $5, $5, $5, $5, $5)
         returning id, seq::integer, kind, occurred_at as "occurredAt", body, idempotency_key as "idempotencyKey"`,
        [organizationId, incidentId, counted.rows[0]?.seq, body, idempotencyKey],
      );
      await client.query("commit");
      return rows[0] ?? null;
    } catch (error) {
      await client.query("rollback");
      // Sent again, and stored the first time.
      if ((error as { code?: string }).code === "23505") return null;
      throw error;
    } finally {
      client.release();
    }
  }

  await new Promise<void>((done) => httpServer.listen({ port, host: "127.0.0.1", backlog: 4_096 }, done));
  return { port };
}

answerWith(serve);
