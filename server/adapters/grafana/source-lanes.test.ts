import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceLanes } from "./source-lanes";

const NEVER = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const state = { started: false };
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async (): Promise<void> => {
    state.started = true;
    await ended;
  };
  return { state, work, end };
}

describe("the lanes of data sources", () => {
  it("ask one at most so many things at once, and others meanwhile", async () => {
    const run = sourceLanes(2);
    const works = [held(), held(), held()];
    const other = held();
    const all = [...works.map(({ work }) => run(["prom"], NEVER, work)), run(["loki"], NEVER, other.work)];
    await settle();
    expect(works.map(({ state }) => state.started)).toEqual([true, true, false]);
    expect(other.state.started).toBe(true);
    works[0]?.end();
    await settle();
    expect(works[2]?.state.started).toBe(true);
    [...works, other].forEach(({ end }) => end());
    await Promise.all(all);
  });

  it("let go of whoever hangs up while waiting, and of work that fails", async () => {
    const run = sourceLanes(1);
    const first = held();
    const running = run(["prom"], NEVER, first.work);
    const abort = new AbortController();
    const waiting = run(["prom"], abort.signal, async () => "never");
    const next = run(["prom"], NEVER, () => Promise.reject(new Error("no")));
    const last = run(["prom"], NEVER, async () => "done");
    abort.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    first.end();
    await running;
    await expect(next).rejects.toThrow("no");
    await expect(last).resolves.toBe("done");
    await expect(run(["prom"], abort.signal, async () => "late")).rejects.toThrow("gone");
  });

  it("never ask more than allowed, and finish all, whatever needs what", async () => {
    const uids = fc.subarray(["a", "b", "c"], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(uids, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), async (needs, most) => {
        const run = sourceLanes(most);
        const now = new Map<string, number>();
        let worst = 0;
        const work = (own: string[]) => async () => {
          for (const uid of own) now.set(uid, (now.get(uid) ?? 0) + 1);
          worst = Math.max(worst, ...now.values());
          await settle();
          for (const uid of own) now.set(uid, (now.get(uid) ?? 0) - 1);
        };
        await Promise.all(needs.map((own) => run(own, NEVER, work(own))));
        expect(worst).toBeLessThanOrEqual(most);
        expect([...now.values()].every((running) => running === 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
