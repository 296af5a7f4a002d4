import { describe, expect, it } from "vitest";
import { readTogether } from "@/server/platform/read-together";

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A table whose readings end when they are told to. */
function slowTable(rows: Record<string, string>) {
  const readings: { keys: readonly string[]; answer(): void; fail(error: Error): void }[] = [];
  const read = (keys: readonly string[]) =>
    new Promise<Map<string, string>>((resolve, reject) => {
      const answer = () =>
        resolve(new Map(keys.flatMap((key) => (rows[key] === undefined ? [] : [[key, rows[key]] as const]))));
      readings.push({ keys, answer, fail: reject });
    });
  return { rows, readings, ask: readTogether(read) };
}

describe("reading together", () => {
  it("reads once for those who ask at once, and each is given their own", async () => {
    const { ask, readings } = slowTable({ a: "Ada", b: "Grace" });
    const answers = Promise.all([ask("a"), ask("b"), ask("a"), ask("nobody")]);
    await tick();
    expect(readings.map(({ keys }) => keys)).toEqual([["a", "b", "nobody"]]);
    readings[0]?.answer();
    expect(await answers).toEqual(["Ada", "Grace", "Ada", null]);
  });

  it("never gives what was read before the question", async () => {
    const { ask, readings, rows } = slowTable({ a: "admitted" });
    const before = ask("a");
    await tick();
    readings[0]?.answer();
    rows.a = "revoked";
    const after = ask("a");
    await tick();
    readings[1]?.answer();
    expect([await before, await after]).toEqual(["admitted", "revoked"]);
    expect(readings).toHaveLength(2);
  });

  it("gathers who comes while others are read, in readings of bounded number and size", async () => {
    const { ask, readings } = slowTable({});
    void ask("first");
    await tick();
    void ask("second");
    await tick();
    const late = Promise.all(Array.from({ length: 700 }, (_, n) => ask(`late ${n}`)));
    await tick();
    expect(readings).toHaveLength(2);
    readings[0]?.answer();
    await tick();
    await tick();
    readings[1]?.answer();
    await tick();
    await tick();
    expect(readings.map(({ keys }) => keys.length)).toEqual([1, 1, 500, 200]);
    readings[2]?.answer();
    readings[3]?.answer();
    expect(await late).toHaveLength(700);
  });

  it("tells a failure to those it concerns, and goes on", async () => {
    const { ask, readings } = slowTable({ a: "Ada" });
    const failed = Promise.allSettled([ask("a"), ask("b")]);
    await tick();
    readings[0]?.fail(new Error("away"));
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const again = ask("a");
    await tick();
    readings[1]?.answer();
    expect(await again).toBe("Ada");
  });
});
