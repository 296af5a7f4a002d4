import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewAtOnce } from "./few-at-once";

const settle = () => new Promise((resolve) => setTimeout(resolve));

function held() {
  let release = () => {};
  const task = () => new Promise<string>((resolve) => (release = () => resolve("done")));
  return { task, release: () => release() };
}

describe("fewAtOnce", () => {
  it("runs everything, in order, and never more than so many together", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        async (most, fates) => {
          const run = fewAtOnce(most);
          const begun: number[] = [];
          let together = 0;
          const results = fates.map((fails, index) =>
            run(async () => {
              begun.push(index);
              together += 1;
              expect(together).toBeLessThanOrEqual(most);
              await Promise.resolve();
              together -= 1;
              if (fails) throw new Error("failed");
            }).then(
              () => false,
              () => true,
            ),
          );
          expect(await Promise.all(results)).toEqual(fates);
          expect(begun).toEqual(fates.map((_, index) => index));
        },
      ),
    );
  });

  it("lets nobody slip in while a place is handed over", async () => {
    const run = fewAtOnce(1);
    const first = held();
    let together = 0;
    let most = 0;
    const count = async () => {
      most = Math.max(most, (together += 1));
      await settle();
      together -= 1;
    };
    const results: Promise<unknown>[] = [run(first.task), run(count)];
    first.release();
    await Promise.resolve();
    await Promise.resolve();
    results.push(run(count));
    await Promise.all(results);
    expect(most).toBe(1);
  });

  it("never runs what was aborted while it waited, and holds nobody up for it", async () => {
    const run = fewAtOnce(1);
    const first = held();
    const left = new AbortController();
    let hasRun = false;
    const results = [
      run(first.task),
      run(async () => void (hasRun = true), left.signal).catch((reason: unknown) => reason),
      run(async () => "third"),
    ];
    left.abort(new Error("left"));
    first.release();
    await settle();
    expect(await Promise.all(results)).toEqual(["done", new Error("left"), "third"]);
    expect(hasRun).toBe(false);
  });
});
