import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryEventBus } from "@/server/adapters/memory/memory-event-bus";
import { startTestRedis, type TestRedis } from "@/server/adapters/socketio/testing/test-redis";
import { join, listen, numbers, TestServer } from "@/server/adapters/socketio/testing/test-server";
import type { RoomMessages } from "@/server/timeline/contract";

/**
 * Says something until it is heard, as a page does that goes on: what is said before the other process reads the line is
 * lost, and so may be what is in the way of something else.
 */
async function sayUntil(
  [client, message, told]: [ReturnType<TestServer["connect"]>, string, object],
  isHeard: () => void,
): Promise<void> {
  const again = setInterval(() => client.emit(message, told), 600);
  client.emit(message, told);
  await vi.waitFor(isHeard, 15_000).finally(() => clearInterval(again));
}

let redis: TestRedis;
let one: TestServer;
let two: TestServer;

beforeEach(async () => {
  redis = await startTestRedis();
  const line = new EventEmitter();
  const redisUrl = redis.url;
  one = await new TestServer(createMemoryEventBus(line), { redisUrl }).start();
  two = await new TestServer(createMemoryEventBus(line), { redisUrl, timeline: one.timeline }).start();
  await redis.heardBy(2);
});
afterEach(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await redis.stop();
});

describe("two processes with Redis between them", () => {
  it("S10: show one list of people, and who writes", async () => {
    const [ada, grace] = [one.connect("ada"), two.connect("grace")];
    let seen: string[] = [];
    const typing = vi.fn();
    grace.on("presence", ({ people }: RoomMessages["presence"]) => (seen = people.map(({ name }) => name).toSorted()));
    grace.on("typing", typing);
    await join(grace);
    await join(ada);
    await vi.waitFor(() => expect(seen).toEqual(["ada", "grace"]), 5_000);
    await sayUntil([ada, "typing", { number: 7 }], () =>
      expect(typing).toHaveBeenCalledWith({ number: 7, person: { id: "user-ada", name: "ada" } }),
    );
    ada.disconnect();
    await vi.waitFor(() => expect(seen).toEqual(["grace"]), 5_000);
  });

  it("S14: bring what somebody sees to who follows them elsewhere", async () => {
    const [ada, grace] = [one.connect("ada"), two.connect("grace")];
    const [seen, asked] = [vi.fn(), vi.fn()];
    grace.on("look", seen);
    ada.on("look-asked", asked);
    await Promise.all([join(ada), join(grace)]);
    const look = { from: 1_000, to: 2_000, raw: { from: "now-1h", to: "now" }, dashboardUid: null, cursor: null };
    await sayUntil([grace, "ask-look", { number: 7, userId: "user-ada" }], () => expect(asked).toHaveBeenCalled());
    await sayUntil([ada, "look", { number: 7, look }], () =>
      expect(seen).toHaveBeenCalledWith({ number: 7, person: { id: "user-ada", name: "ada" }, look }),
    );
  });

  it("S5: bring each event once, and go on when Redis is gone", async () => {
    const [ada, grace] = [one.connect("ada"), two.connect("grace")];
    const heard = [listen(ada), listen(grace)];
    await Promise.all([join(ada), join(grace)]);
    await one.post("with Redis");
    for (const events of heard) await vi.waitFor(() => expect(numbers(events)).toEqual([1]), 5_000);
    await redis.stop();
    ada.emit("typing", { number: 7 });
    await join(one.connect("grace"));
    await one.post("without");
    for (const events of heard) await vi.waitFor(() => expect(numbers(events)).toEqual([1, 2]), 5_000);
  });
});
