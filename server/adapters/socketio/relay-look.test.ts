import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { join, NUMBER, TestServer, viewer } from "@/server/adapters/socketio/testing/test-server";
import type { LookMessage } from "@/server/adapters/socketio/room-socket";
import type { Look } from "@/server/timeline/contract/look";

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().start();
});
afterEach(() => server.stop());

const HEARD = { look: "look", "ask-look": "look-asked", "look-here": "look-here" } as const;
const LOOK: Look = {
  from: 1_763_780_400_000,
  to: 1_763_782_200_000,
  raw: { from: "now-30m", to: "now" },
  dashboardUid: "checkout",
  panel: "panel-4",
  variables: { "var-env": "prod", "var-pod": ["a", "b"] },
  cursor: 1_763_781_000_000,
};
const ADA = { id: "user-ada", name: "ada" };

function hears(client: Socket, message: LookMessage) {
  const heard = vi.fn();
  client.on(HEARD[message], heard);
  return heard;
}

/** Long enough for a message to arrive that was sent before. */
const settled = () => sleep(100);

describe("what somebody sees", () => {
  it.each(["look", "look-here"] as const)("S14: %s goes to the others in the room, not back", async (message) => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const [atAda, atGrace] = [hears(ada, message), hears(grace, message)];
    await Promise.all([join(ada), join(grace)]);
    ada.emit(message, { number: NUMBER, look: LOOK });
    await vi.waitFor(() => expect(atGrace).toHaveBeenCalledWith({ number: NUMBER, person: ADA, look: LOOK }), 3_000);
    expect(atAda).not.toHaveBeenCalled();
  });

  it("is asked for by who follows, and named as the one who asks", async () => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const atGrace = hears(grace, "ask-look");
    await Promise.all([join(ada), join(grace)]);
    ada.emit("ask-look", { number: NUMBER, userId: "user-grace", person: { id: "user-x", name: "x" } });
    ada.emit("ask-look", { number: NUMBER, userId: "user-grace" });
    await vi.waitFor(() => expect(atGrace).toHaveBeenCalled(), 3_000);
    expect(atGrace.mock.calls).toEqual([[{ number: NUMBER, person: ADA, userId: "user-grace" }]]);
  });

  it("S14: is passed on four times a second at most", async () => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const atGrace = hears(grace, "look");
    await Promise.all([join(ada), join(grace)]);
    const end = Date.now() + 1_000;
    for (let at = LOOK.from; Date.now() < end; at += 1_000) {
      ada.emit("look", { number: NUMBER, look: { ...LOOK, cursor: at } });
      await sleep(20);
    }
    await settled();
    expect(atGrace.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(atGrace.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it("S14: calls everybody once in a while only", async () => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const atGrace = hears(grace, "look-here");
    await Promise.all([join(ada), join(grace)]);
    for (let n = 0; n < 5; n++) ada.emit("look-here", { number: NUMBER, look: LOOK });
    await vi.waitFor(() => expect(atGrace).toHaveBeenCalled(), 3_000);
    await settled();
    expect(atGrace).toHaveBeenCalledTimes(1);
  });

  it.each([
    undefined,
    { number: NUMBER },
    { number: NUMBER, look: { ...LOOK, from: LOOK.to } },
    { number: NUMBER, look: { ...LOOK, to: Number.POSITIVE_INFINITY } },
    { number: NUMBER, look: { ...LOOK, raw: { from: "<b>", to: "now" } } },
    { number: NUMBER, look: { ...LOOK, dashboardUid: "x".repeat(101) } },
    { number: NUMBER, look: { ...LOOK, query: "rate(secret[1m])" } },
    { number: NUMBER, look: { ...LOOK, variables: { env: "prod" } } },
    { number: NUMBER, look: { ...LOOK, variables: { "var-env": 5 } } },
    { number: NUMBER, look: { ...LOOK, variables: { "var-env": [["prod"]] } } },
    { number: NUMBER, look: { ...LOOK, variables: { "var-env": "x".repeat(1_001) } } },
    { number: NUMBER, look: { ...LOOK, variables: { "var-env": Array.from({ length: 101 }, () => "a") } } },
    {
      number: NUMBER,
      look: { ...LOOK, variables: Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`var-${at}`, ""])) },
    },
  ])("is not passed on as %j", async (input) => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const [looks, calls] = [hears(grace, "look"), hears(grace, "look-here")];
    await Promise.all([join(ada), join(grace)]);
    ada.emit("look", input);
    ada.emit("look-here", input);
    await settled();
    expect([looks, calls].map(({ mock }) => mock.calls)).toEqual([[], []]);
    expect(ada.connected).toBe(true);
  });
});

describe("who may", () => {
  const all: LookMessage[] = ["look", "ask-look", "look-here"];
  const inputOf = (message: LookMessage) =>
    message === "ask-look" ? { number: NUMBER, userId: "user-grace" } : { number: NUMBER, look: LOOK };

  it("S3: nobody from outside, and nobody who has not joined", async () => {
    const [mallory, ada, grace] = [server.connect("mallory"), server.connect("ada"), server.connect("grace")];
    const heard = all.map((message) => hears(grace, message));
    await join(grace);
    await join(mallory);
    for (const message of all) {
      mallory.emit(message, inputOf(message));
      ada.emit(message, inputOf(message));
    }
    await settled();
    expect(heard.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it("S7: nobody who was moved out of the organization, in either direction", async () => {
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const atGrace = all.map((message) => hears(grace, message));
    const atAda = hears(ada, "look");
    const left = vi.fn();
    ada.on("left", left);
    await Promise.all([join(ada), join(grace)]);
    server.sessions.set("ada", viewer("ada", "foreign"));
    await server.bus.publish("session", { user: "user-ada" });
    await vi.waitFor(() => expect(left).toHaveBeenCalled(), 3_000);
    for (const message of all) ada.emit(message, inputOf(message));
    grace.emit("look", { number: NUMBER, look: LOOK });
    await settled();
    expect(atGrace.flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(atAda).not.toHaveBeenCalled();
  });

  it("S14: who only reads shows and follows, and does not call everybody", async () => {
    server.sessions.set("ada", { ...viewer("ada"), role: "viewer" });
    const [ada, grace] = [server.connect("ada"), server.connect("grace")];
    const [looks, asked, calls] = all.map((message) => hears(grace, message));
    await Promise.all([join(ada), join(grace)]);
    for (const message of all) ada.emit(message, inputOf(message));
    await vi.waitFor(() => expect(looks).toHaveBeenCalled(), 3_000);
    await settled();
    expect([asked?.mock.calls.length, calls?.mock.calls.length]).toEqual([1, 0]);
  });
});
