import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { politely } from "./politely";

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
});

const told = (status: number, seconds?: number) =>
  new Response(null, { status, headers: seconds === undefined ? {} : { "retry-after": String(seconds) } });

describe("a server that is asked too much", () => {
  it("is left in peace for as long as it says, by everything on the page", async () => {
    const sent: number[] = [];
    const startedAt = Date.now();
    const answers = [told(429, 4), told(200)];
    const send = async () => {
      sent.push(Date.now() - startedAt);
      return answers.shift() ?? told(200);
    };
    const first = politely(send);
    await vi.advanceTimersByTimeAsync(1_000);
    const second = politely(send);
    await vi.advanceTimersByTimeAsync(6_000);
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(sent).toHaveLength(3);
    expect(Math.min(...sent.slice(1))).toBeGreaterThanOrEqual(4_000);
  });

  it("is not asked for ever, and a long wait is told at once", async () => {
    const always = vi.fn(async () => told(429, 1));
    const tired = politely(always);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await tired).status).toBe(429);
    expect(always).toHaveBeenCalledTimes(3);
    const long = vi.fn(async () => told(429, 50));
    expect((await politely(long)).status).toBe(429);
    expect(long).toHaveBeenCalledTimes(1);
  });

  it("keeps nobody waiting who has left", async () => {
    const left = new AbortController();
    const waiting = politely(async () => told(429, 10), left.signal).catch((reason: Error) => reason.message);
    await vi.advanceTimersByTimeAsync(100);
    left.abort(new Error("left"));
    expect(await waiting).toBe("left");
  });
});
