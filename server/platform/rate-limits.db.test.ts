import { afterEach, describe, expect, it } from "vitest";
import { startTestRedis } from "@/server/adapters/socketio/testing/test-redis";
import { createLogger } from "@/server/platform/logger";
import { createRateLimits, type RateLimits } from "./rate-limits";

const log = createLogger("silent");
const perMinute = { panel: 3, share: 3, adhoc: 1, completion: 1 };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function limits(redisUrl?: string): RateLimits {
  const made = createRateLimits({ log, perMinute, ...(redisUrl && { redisUrl }) });
  open.push(made);
  return made;
}
async function takenBefore(refusal: Promise<void>[]): Promise<number> {
  return (await Promise.allSettled(refusal)).filter(({ status }) => status === "fulfilled").length;
}
const many = (of: RateLimits, who: string, times = 5) => Array.from({ length: times }, () => of.take("panel", who));

describe("limits", () => {
  it("hold for each person by themselves, and say when to come back", async () => {
    const ours = limits();
    expect(await takenBefore(many(ours, "ada"))).toBe(3);
    expect(await takenBefore(many(ours, "bob"))).toBe(3);
    const refusal = await ours.take("panel", "ada").catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "RATE_LIMITED", status: 429 });
    const { retryAfterMs } = (refusal as { details: { retryAfterMs: number } }).details;
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it("let a board of sixty panels be read every five seconds on three screens", async () => {
    const generous = createRateLimits({ log });
    const board = Array.from({ length: 60 * 12 * 3 }, () => generous.take("panel", "ada"));
    expect(await takenBefore(board)).toBe(board.length);
  });

  it("count for all processes together through Redis, and go on while it is away", async () => {
    const redis = await startTestRedis();
    open.push({ close: () => redis.stop() });
    const [one, other] = [limits(redis.url), limits(redis.url)];
    await expect.poll(async () => takenBefore(many(one, `warm ${Math.random()}`, 1))).toBe(1);
    await new Promise((done) => setTimeout(done, 200));
    expect(await takenBefore([...many(one, "ada", 2), ...many(other, "ada", 2)])).toBe(3);
    await redis.stop();
    const startedAt = performance.now();
    expect(await takenBefore(many(other, "bob"))).toBe(3);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
