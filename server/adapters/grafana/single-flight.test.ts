import { describe, expect, it } from "vitest";
import { singleFlight } from "./single-flight";

describe("single flight", () => {
  it("runs once for all who ask at the same time, and anew afterwards", async () => {
    const shared = singleFlight<number>();
    let runs = 0;
    const run = async () => ++runs;
    await expect(Promise.all([shared("a", run), shared("a", run), shared("b", run)])).resolves.toEqual([1, 1, 2]);
    await expect(shared("a", run)).resolves.toBe(3);
  });

  it("lets one reader leave without harm to the others, and ends when all have left", async () => {
    const shared = singleFlight<string>();
    let ended = false;
    let finish = (_value: string): void => undefined;
    const run = (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        finish = resolve;
        signal.addEventListener("abort", () => {
          ended = true;
          reject(signal.reason);
        });
      });
    const first = new AbortController();
    const leaving = shared("a", run, first.signal);
    const staying = shared("a", run);
    first.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    expect(ended).toBe(false);
    finish("done");
    await expect(staying).resolves.toBe("done");

    const only = new AbortController();
    const alone = shared("b", run, only.signal);
    only.abort(new Error("left"));
    await expect(alone).rejects.toThrow("left");
    expect(ended).toBe(true);
  });
});
