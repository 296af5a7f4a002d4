import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "@/server/platform/db";

/** A message of PostgreSQL's protocol 3: kind, length with itself, content. */
function message(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(kind), length, content]);
}

const SIGNED_IN = message("R", Buffer.alloc(4));
const READY = message("Z", Buffer.from("I"));
const CUT = message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"));

it("outlives a line that is cut in the moment in which it is ready, before anybody can ask anything", async () => {
  const server = createServer((socket) => {
    // All at once, as a busy process reads it.
    socket.once("data", () => socket.end(Buffer.concat([SIGNED_IN, READY, CUT])));
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { pool, db } = openDatabase(`postgresql://me:it@127.0.0.1:${(server.address() as AddressInfo).port}/war-room`);
  onTestFinished(async () => {
    await db.$disconnect();
    await pool.end();
    server.close();
  });
  const client = await pool.connect();
  await expect(client.query("select 1")).rejects.toThrow(/not queryable|terminat/i);
  client.release(true);
  await expect(db.$transaction([db.user.count()])).rejects.toThrow(/terminat|not queryable|closed/i);
});
