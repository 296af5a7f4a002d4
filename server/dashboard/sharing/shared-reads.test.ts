import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/server/platform/errors";
import { SharedReads, type Ask, type Question } from "./shared-reads";

const MB = 1024 * 1024;
const START = 1_764_000_000_000;
const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

const at = (offset = 0, more: Partial<Question> = {}): Question => ({
  family: "cpu",
  range: { from: START - HOUR + offset, to: START + offset },
  toleranceMs: 4_999,
  freshMs: 5_000,
  ...more,
});

/** Somebody who is asked, answers when told to, and counts. */
function source() {
  const calls: { signal: AbortSignal; answer(text: string): void; fail(error: unknown): void }[] = [];
  const ask: Ask = (signal) =>
    new Promise((resolve, reject) => {
      const answer = (text: string) =>
        resolve({ status: 200, body: Buffer.from(text), isZipped: false, isGood: !text.startsWith("error") });
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      calls.push({ signal, answer, fail: reject });
    });
  return { calls, ask };
}
const text = async (answer: Promise<{ body: Buffer }>) => (await answer).body.toString();
const soon = () => vi.advanceTimersByTimeAsync(0);
const failure = (code: "GRAFANA_TIMEOUT" | "GRAFANA_UNREACHABLE" | "GRAFANA_REFUSED", details = {}) =>
  new AppError(code, code, details);

describe("a read that many want", () => {
  it("is made once for all who come while it is under way and shortly afterwards", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const early = Array.from({ length: 50 }, (_, index) => text(reads.read(at(index * 40), ask)));
    await soon();
    calls[0]?.answer("one");
    expect(new Set(await Promise.all(early))).toEqual(new Set(["one"]));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await text(reads.read(at(4_000), ask))).toBe("one");
    expect(calls).toHaveLength(1);
  });

  it("is made again when its life is over, or for a range that lies a step away", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask);
    const other = reads.read(at(5_000), ask);
    calls[0]?.answer("one");
    calls[1]?.answer("two");
    expect([await text(first), await text(other)]).toEqual(["one", "two"]);
    await vi.advanceTimersByTimeAsync(5_001);
    void reads.read(at(), ask);
    expect(calls).toHaveLength(3);
  });

  it("is not shared between those who may see different things", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    void reads.read(at(0, { family: "ours" }), ask);
    void reads.read(at(0, { family: "theirs" }), ask);
    expect(calls).toHaveLength(2);
  });

  it("is shared with a link only where it stays inside the link's range", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(-10), ask);
    calls[0]?.answer("reaches outside");
    await first;
    const { range } = at();
    void reads.read(at(0, { within: range }), ask);
    expect(calls).toHaveLength(2);
  });
});

describe("who leaves", () => {
  it("cancels nothing for the others", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const leaving = new AbortController();
    const gone = reads.read(at(), ask, leaving.signal);
    const staying = reads.read(at(), ask);
    leaving.abort(new Error("left"));
    await expect(gone).rejects.toThrow("left");
    expect(calls[0]?.signal.aborted).toBe(false);
    calls[0]?.answer("one");
    expect(await text(staying)).toBe("one");
  });

  it("as the last one ends the read, and who comes then starts another", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const [a, b] = [new AbortController(), new AbortController()];
    const both = [a, b].map(({ signal }) => reads.read(at(), ask, signal).catch((error: Error) => error.message));
    a.abort(new Error("left"));
    b.abort(new Error("left"));
    expect(await Promise.all(both)).toEqual(["left", "left"]);
    expect(calls[0]?.signal.aborted).toBe(true);
    const next = reads.read(at(), ask);
    calls[1]?.answer("two");
    expect(await text(next)).toBe("two");
  });
});

describe("a failure", () => {
  it("is told again for a second and not longer", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask).catch((error: AppError) => error.code);
    calls[0]?.fail(failure("GRAFANA_REFUSED", { status: 403 }));
    expect(await first).toBe("GRAFANA_REFUSED");
    await expect(reads.read(at(), ask)).rejects.toMatchObject({ code: "GRAFANA_REFUSED" });
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_001);
    void reads.read(at(), ask);
    expect(calls).toHaveLength(2);
  });

  it("that comes as an answer is told again for a second and never stands in", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask);
    calls[0]?.answer("error of one query");
    await first;
    await vi.advanceTimersByTimeAsync(1_001);
    const second = reads.read(at(), ask).catch((error: AppError) => error.code);
    calls[1]?.fail(failure("GRAFANA_UNREACHABLE"));
    expect(await second).toBe("GRAFANA_UNREACHABLE");
  });

  it.each([
    ["does not answer", failure("GRAFANA_UNREACHABLE")],
    ["is too slow", failure("GRAFANA_TIMEOUT")],
    ["is broken", failure("GRAFANA_REFUSED", { status: 500 })],
  ])("of a Grafana that %s shows the last good answer for 30 s, marked", async (_what, error) => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask);
    calls[0]?.answer("good");
    await first;
    await vi.advanceTimersByTimeAsync(20_000);
    const second = reads.read(at(20_000), ask);
    calls[1]?.fail(error);
    expect(await second).toMatchObject({ body: Buffer.from("good"), staleSince: START });
    // Nobody else asks a Grafana that has just failed.
    expect(await reads.read(at(20_000), ask)).toMatchObject({ staleSince: START });
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_001);
    const third = reads.read(at(30_001), ask).catch((reason: unknown) => reason);
    calls[2]?.fail(error);
    expect(await third).toBe(error);
  });

  it("to be allowed shows nothing that was seen before", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask);
    calls[0]?.answer("good");
    await first;
    await vi.advanceTimersByTimeAsync(10_000);
    const second = reads.read(at(10_000), ask).catch((error: AppError) => error.code);
    calls[1]?.fail(failure("GRAFANA_REFUSED", { status: 401 }));
    expect(await second).toBe("GRAFANA_REFUSED");
    await expect(reads.read(at(10_000), ask)).rejects.toMatchObject({ code: "GRAFANA_REFUSED" });
  });
});

describe("a Grafana that hangs", () => {
  it("leaves nobody waiting for more than five seconds who can be shown the last good answer", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const first = reads.read(at(), ask);
    calls[0]?.answer("good");
    await first;
    await vi.advanceTimersByTimeAsync(10_000);
    const waiting = reads.read(at(10_000), ask);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await waiting).toMatchObject({ body: Buffer.from("good"), staleSince: START });
    // The slow answer is not thrown away.
    calls[1]?.answer("slow");
    await soon();
    expect(await text(reads.read(at(11_000), ask))).toBe("slow");
    expect(calls).toHaveLength(2);
  });

  it("gives who joined late a deadline of their own, once and all of them together", async () => {
    const reads = new SharedReads(MB);
    const { calls, ask } = source();
    const early = reads.read(at(), ask).catch((error: AppError) => error.code);
    await vi.advanceTimersByTimeAsync(28_000);
    const late = [0, 1, 2].map(() => reads.read(at(), ask).catch((error: AppError) => error.code));
    calls[0]?.fail(failure("GRAFANA_TIMEOUT"));
    expect(await early).toBe("GRAFANA_TIMEOUT");
    await soon();
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(29_000);
    calls[1]?.fail(failure("GRAFANA_TIMEOUT"));
    expect(await Promise.all(late)).toEqual(["GRAFANA_TIMEOUT", "GRAFANA_TIMEOUT", "GRAFANA_TIMEOUT"]);
    expect(calls).toHaveLength(2);
  });
});

describe("memory", () => {
  it("holds no more bytes than allowed and lets go of what nobody can use", async () => {
    const reads = new SharedReads(100_000);
    const ask: Ask = async () => ({ status: 200, body: Buffer.alloc(5_000), isZipped: false, isGood: true });
    for (let index = 0; index < 1_000; index++) await reads.read(at(0, { family: String(index) }), ask);
    expect(reads.bytes).toBeLessThanOrEqual(100_000);
    expect(reads.bytes).toBeGreaterThan(80_000);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(reads.bytes).toBe(0);
  });

  it("keeps few ranges of one question side by side", async () => {
    const reads = new SharedReads(MB);
    const ask: Ask = async () => ({ status: 200, body: Buffer.alloc(400), isZipped: false, isGood: true });
    for (let index = 0; index < 500; index++) await reads.read(at(index * 10_000), ask);
    expect(reads.bytes).toBe(32 * 1_000);
  });

  it("shares an answer that is too large to keep among those who wait for it", async () => {
    const reads = new SharedReads(1_000);
    const { calls, ask } = source();
    const both = [reads.read(at(), ask), reads.read(at(), ask)];
    calls[0]?.answer("x".repeat(2_000));
    expect((await Promise.all(both)).map(({ body }) => body.byteLength)).toEqual([2_000, 2_000]);
    expect(reads.bytes).toBe(0);
    void reads.read(at(), ask);
    expect(calls).toHaveLength(2);
  });
});
