import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  join,
  listen,
  numbers,
  NUMBER,
  TestServer,
  upTo,
  viewer,
} from "@/server/adapters/socketio/testing/test-server";

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().start();
});
afterEach(() => server.stop());

const refusal = (client: Socket) =>
  new Promise<string>((resolve, reject) => {
    client.once("connect_error", (error) => resolve(error.message));
    client.once("connect", () => reject(new Error("was let in")));
  });

describe("who is let in", () => {
  it("S2: no connection without a session", async () => {
    expect(await refusal(server.connect(null))).toBe("UNAUTHENTICATED");
    expect(await refusal(server.connect("nobody"))).toBe("UNAUTHENTICATED");
  });

  it.each(["websocket", "polling"])("S1: no connection from a foreign origin by %s", async (transport) => {
    await refusal(server.connect("ada", { origin: "http://evil.test", transports: [transport] }));
    expect(server.realtime.stats().connections).toBe(0);
  });

  it("S1: a refused origin is named", async () => {
    const poll = `http://127.0.0.1:${server.port}/realtime/?EIO=4&transport=polling`;
    const answer = await fetch(poll, { headers: { origin: "http://evil.test", cookie: "session=ada" } });
    expect([answer.status, await answer.json()]).toEqual([403, { error: "FOREIGN_ORIGIN" }]);
  });

  it("S3: an incident of another organization looks like a missing one", async () => {
    await server.post("hello");
    const foreign = await join(server.connect("mallory"));
    const missing = await join(server.connect("ada"), 0, 999);
    expect(foreign).toEqual({ ok: false, error: "NOT_FOUND" });
    expect(missing).toEqual(foreign);
  });

  it.each([undefined, "x", { number: "7", after: 0 }, { number: 7, after: -1 }, { number: 7 }])(
    "refuses a join that asks for %j",
    async (input) => {
      const answer: unknown = await server.connect("ada").timeout(2_000).emitWithAck("join", input);
      expect(answer).toEqual({ ok: false, error: "BAD_INPUT" });
    },
  );

  it("S11: joins are capped", async () => {
    const client = server.connect("ada");
    const answers = await Promise.all(upTo(25).map(() => join(client)));
    expect(answers.at(-1)).toEqual({ ok: false, error: "RATE_LIMITED" });
  });

  it("S11: rooms of a socket are capped, and the ones it is in stay open", async () => {
    const more = [8, 9, 10, 11];
    for (const number of more) server.open(number);
    const client = server.connect("ada");
    const heard = listen(client);
    const answers = [];
    for (const number of [NUMBER, ...more]) answers.push(await join(client, 0, number));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, false]);
    expect(answers.at(-1)).toEqual({ ok: false, error: "RATE_LIMITED" });
    await server.post("still heard");
    await vi.waitFor(() => expect(numbers(heard)).toEqual([1]), 3_000);
  });

  it("S11: sockets of a session are capped, and other sessions are not", async () => {
    await Promise.all(upTo(20).map(() => join(server.connect("ada"))));
    expect(await refusal(server.connect("ada"))).toBe("RATE_LIMITED");
    expect(await join(server.connect("grace"))).toMatchObject({ ok: true });
  });

  it("S11: sockets of a person are capped over all their sessions, and are free again when they close", async () => {
    const names = upTo(4).map((n) => `ada${n}`);
    for (const name of names) server.sessions.set(name, { ...viewer(name), userId: "user-ada" });
    const clients = names.slice(0, 3).flatMap((name) => upTo(20).map(() => server.connect(name)));
    await Promise.all(clients.map((client) => join(client)));
    expect(await refusal(server.connect("ada4"))).toBe("RATE_LIMITED");
    expect(await join(server.connect("grace"))).toMatchObject({ ok: true });
    clients[0]?.disconnect();
    await vi.waitFor(async () => expect(await join(server.connect("ada4"))).toMatchObject({ ok: true }), 5_000);
  });

  it("S11: sockets of the process are capped, and one more is told so", async () => {
    const small = await new TestServer(undefined, { maxConnections: 3 }).start();
    const first = upTo(3).map(() => small.connect("ada"));
    await Promise.all(first.map((client) => join(client)));
    expect(await refusal(small.connect("grace"))).toBe("TOO_MANY_CONNECTIONS");
    first[0]?.disconnect();
    await vi.waitFor(async () => expect(await join(small.connect("grace"))).toMatchObject({ ok: true }), 5_000);
    await small.stop();
  });

  it("S11: a frame that is too large ends the connection, and others stay", async () => {
    const [loud, calm] = [server.connect("ada"), server.connect("grace")];
    await Promise.all([join(loud), join(calm)]);
    const ended = new Promise((resolve) => loud.once("disconnect", resolve));
    loud.emit("typing", { number: NUMBER, junk: "x".repeat(100_000) });
    await ended;
    expect(calm.connected).toBe(true);
  });
});

describe("when a session ends", () => {
  const within2s = { timeout: 2_000, interval: 20 };

  async function opened(name: string) {
    const client = server.connect(name);
    const heard = listen(client);
    const farewell = vi.fn();
    client.on("closing", farewell);
    await join(client);
    return { client, heard, farewell };
  }

  it("S7: a revoked session is closed within 2 s and hears nothing more; others go on", async () => {
    const [ada, grace] = [await opened("ada"), await opened("grace")];
    server.sessions.delete("ada");
    await server.bus.publish("session", { session: "session-ada" });
    await vi.waitFor(() => expect(ada.farewell).toHaveBeenCalledWith({ error: "SESSION_EXPIRED" }), within2s);
    await server.post("not for Ada");
    await vi.waitFor(() => expect(ada.client.connected).toBe(false), within2s);
    await vi.waitFor(() => expect(numbers(grace.heard)).toEqual([1]), within2s);
    expect(ada.heard).toEqual([]);
  });

  it("S7: all sessions of a person are closed", async () => {
    const { client } = await opened("ada");
    server.sessions.delete("ada");
    await server.bus.publish("session", { user: "user-ada" });
    await vi.waitFor(() => expect(client.connected).toBe(false), within2s);
  });

  it("S7: a session that runs out is closed", async () => {
    const { client } = await opened("ada");
    const soon = viewer("grace");
    soon.expiresAt = new Date(Date.now() + 300);
    server.sessions.set("grace", soon);
    const short = await opened("grace");
    await vi.waitFor(() => expect(short.client.connected).toBe(false), within2s);
    expect(client.connected).toBe(true);
  });

  it("S7, S9: a revocation that nobody told of is noticed when the bus is back", async () => {
    const { client } = await opened("ada");
    const restore = server.bus.interrupt();
    server.sessions.delete("ada");
    restore();
    await vi.waitFor(() => expect(client.connected).toBe(false), within2s);
  });

  it("S7: a person who was moved to another organization leaves the room", async () => {
    const { client, heard } = await opened("ada");
    const left = vi.fn();
    client.on("left", left);
    server.sessions.set("ada", viewer("ada", "foreign"));
    await server.bus.publish("session", { user: "user-ada" });
    await vi.waitFor(() => expect(left).toHaveBeenCalledWith({ number: NUMBER, error: "NOT_FOUND" }), within2s);
    await server.post("not for Ada");
    await sleep(100);
    expect(heard).toEqual([]);
    expect(client.connected).toBe(true);
  });

  it("S7: who may not see an incident any more leaves the room, when the organization is to look again", async () => {
    const { client, heard } = await opened("ada");
    const left = vi.fn();
    client.on("left", left);
    const { organizationId } = viewer("ada");
    server.sessions.set("ada", viewer("ada", "foreign"));
    await server.bus.publish("session", { organization: organizationId });
    await vi.waitFor(() => expect(left).toHaveBeenCalledWith({ number: NUMBER, error: "NOT_FOUND" }), within2s);
    await server.post("not for Ada");
    await sleep(100);
    expect(heard).toEqual([]);
  });

  it("closes a session on demand, and everything at the end", async () => {
    const [ada, grace] = [await opened("ada"), await opened("grace")];
    server.realtime.disconnectSession("session-ada");
    await vi.waitFor(() => expect(ada.client.connected).toBe(false), within2s);
    await server.realtime.close();
    await vi.waitFor(() => expect(grace.client.connected).toBe(false), within2s);
  });
});
