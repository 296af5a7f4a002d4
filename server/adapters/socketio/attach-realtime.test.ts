import { type Socket as NetSocket, connect as connectRaw } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  join,
  listen,
  NUMBER,
  numbers,
  ORIGIN,
  scope,
  TestServer,
  upTo,
} from "@/server/adapters/socketio/testing/test-server";
import type { RoomMessages } from "@/server/timeline/contract";

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().start();
});
afterEach(() => server.stop());

describe("what is heard", () => {
  it.each([["websocket"], ["polling"]])("S4: by %s, what was missed and then what is new", async (transport) => {
    for (const n of upTo(250)) await server.post(`${n}`);
    const client = server.connect("ada", { transports: [transport] });
    const heard = listen(client);
    expect(await join(client, 20)).toEqual({ ok: true, lastSeq: 250, role: "responder", behind: false });
    await server.post("live");
    await vi.waitFor(() => expect(heard.at(-1)?.body).toBe("live"), 5_000);
    expect(numbers(heard)).toEqual(upTo(251).slice(20));
  });

  it("S4: nothing is missing or heard twice when others write all the while", async () => {
    const writing = (async () => {
      for (let n = 0; n < 250; n++) {
        await server.post("busy");
        await sleep(1);
      }
    })();
    const heard = await Promise.all(
      upTo(10).map(async (n) => {
        await sleep(n * 15);
        const client = server.connect("ada");
        const events = listen(client);
        await join(client, 0);
        return events;
      }),
    );
    await writing;
    const { lastSeq } = await server.timeline.since(scope, 0, 1);
    for (const events of heard) {
      await vi.waitFor(() => expect(events.at(-1)?.seq).toBe(lastSeq), 5_000);
      expect(numbers(events)).toEqual(upTo(lastSeq));
    }
  });

  it("S4: who is far behind is told to page", async () => {
    for (const n of upTo(2_001)) await server.post(`${n}`);
    const client = server.connect("ada");
    const heard = listen(client);
    expect(await join(client)).toMatchObject({ ok: true, behind: true });
    await server.post("live");
    await vi.waitFor(() => expect(numbers(heard)).toEqual([2_002]), 5_000);
  });

  it("S4: a position of another timeline is refused", async () => {
    expect(await join(server.connect("ada"), 12)).toEqual({ ok: false, error: "CONFLICT" });
  });

  it("S5: many hints are few reads and few frames", async () => {
    const listeners = await Promise.all(
      upTo(10).map(async () => {
        const client = server.connect("ada");
        const heard = listen(client);
        await join(client);
        return heard;
      }),
    );
    const read = vi.spyOn(server.timeline, "since");
    await Promise.all(upTo(100).map((n) => server.post(`${n}`)));
    for (const heard of listeners) await vi.waitFor(() => expect(numbers(heard)).toEqual(upTo(100)), 5_000);
    expect(read.mock.calls.length).toBeLessThan(10);
    expect(server.realtime.stats().frames).toBeLessThan(10);
  });

  it("S9: what was said while the bus was down is heard when it is back", async () => {
    const client = server.connect("ada");
    const heard = listen(client);
    await join(client);
    const restore = server.bus.interrupt();
    await server.post("said in the dark");
    await sleep(50);
    expect(heard).toEqual([]);
    restore();
    await vi.waitFor(() => expect(numbers(heard)).toEqual([1]), 5_000);
  });
});

describe("who is there", () => {
  it("S10: a person counts once, until the last page is closed", async () => {
    const [one, two, other] = [server.connect("ada"), server.connect("ada"), server.connect("grace")];
    let seen: string[] = [];
    other.on("presence", ({ people }: RoomMessages["presence"]) => (seen = people.map(({ name }) => name).toSorted()));
    await Promise.all([join(one), join(two), join(other)]);
    await vi.waitFor(() => expect(seen).toEqual(["ada", "grace"]), 3_000);
    one.disconnect();
    await sleep(300);
    expect(seen).toEqual(["ada", "grace"]);
    two.disconnect();
    await vi.waitFor(() => expect(seen).toEqual(["grace"]), 3_000);
  });

  it("tells others who writes, not oneself, and not too often", async () => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const [atAda, atGrace] = [vi.fn(), vi.fn()];
    ada.on("typing", atAda);
    grace.on("typing", atGrace);
    await Promise.all([join(ada), join(grace)]);
    for (let n = 0; n < 5; n++) ada.emit("typing", { number: NUMBER });
    await vi.waitFor(() => expect(atGrace).toHaveBeenCalled(), 3_000);
    await sleep(50);
    expect(atGrace.mock.calls).toEqual([[{ number: NUMBER, person: { id: "user-ada", name: "ada" } }]]);
    expect(atAda).not.toHaveBeenCalled();
  });
});

describe("who does not read", () => {
  it("S8: is disconnected when more than 1 MB waits, and the others hear everything", async () => {
    const quick = server.connect("grace");
    const heard = listen(quick);
    await join(quick);
    const slow = await stalled("ada");
    const text = "x".repeat(16_000);
    for (let round = 0; round < 100 && server.realtime.stats().slowReaders === 0; round++) {
      for (let n = 0; n < 10; n++) await server.post(text);
      await sleep(50);
    }
    expect(server.realtime.stats().slowReaders).toBe(1);
    await vi.waitFor(() => expect(server.realtime.stats().connections).toBe(1), 3_000);
    const { lastSeq } = await server.timeline.since(scope, 0, 1);
    await vi.waitFor(() => expect(numbers(heard)).toEqual(upTo(lastSeq)), 5_000);
    slow.destroy();
  });

  /** Joins the room and then takes nothing more from the line. */
  async function stalled(name: string): Promise<NetSocket> {
    const socket = connectRaw(server.port, "127.0.0.1");
    const frame = (words: string) => {
      const body = Buffer.from(words);
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]));
    };
    const hears = (what: string) =>
      new Promise<void>((resolve) => {
        socket.on("data", function read(chunk: Buffer) {
          if (!chunk.includes(what)) return;
          socket.off("data", read);
          resolve();
        });
      });
    socket.write(
      `GET /realtime/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
        `sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\norigin: ${ORIGIN}\r\n` +
        `cookie: session=${name}\r\n\r\n`,
    );
    await hears('"sid"');
    frame("40");
    await hears("40{");
    frame(`420["join",{"number":${NUMBER},"after":0}]`);
    await hears("430");
    socket.pause();
    return socket;
  }
});
