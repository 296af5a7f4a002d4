import { describe, expect, it } from "vitest";
import { circuitBoard, type CircuitRun } from "./circuit-board";

const work = <T>(run: () => Promise<T>, judge: CircuitRun<T>["judge"]): CircuitRun<T> => ({
  work: run,
  judge,
  refuse: (key, retryAt) => new Error(`${key} not before ${retryAt}`),
});
const away = work(
  () => Promise.reject(new Error("down")),
  () => "away",
);
const fine = work(
  async () => "answer",
  () => "well",
);

function opened(...keys: string[]) {
  const clock = { now: 0 };
  const changes: [string, number | null][] = [];
  const board = circuitBoard({ now: () => clock.now, onChange: (key, retryAt) => changes.push([key, retryAt]) });
  const open = async () => {
    for (const key of keys)
      for (let index = 0; index < 3; index++) await expect(board.run([key], away)).rejects.toThrow("down");
  };
  return { board, clock, changes, open };
}

describe("a board of circuits", () => {
  it("refuses at once what is known to be away, and nothing else", async () => {
    const { board, clock, changes, open } = opened("prom");
    await open();
    await expect(board.run(["prom"], fine)).rejects.toThrow("prom not before 5000");
    await expect(board.run(["loki"], fine)).resolves.toBe("answer");
    clock.now = 5_000;
    await expect(board.run(["prom"], fine)).resolves.toBe("answer");
    expect(board.retryAt("prom")).toBeNull();
    expect(changes).toEqual([
      ["prom", 5_000],
      ["prom", null],
    ]);
  });

  it("says of the run that finds out that it is one", async () => {
    const { board, clock, open } = opened("prom");
    await open();
    clock.now = 5_000;
    const probes: boolean[] = [];
    await board.run(["prom"], { ...fine, work: async (probe) => String(probes.push(probe)) });
    await board.run(["prom"], { ...fine, work: async (probe) => String(probes.push(probe)) });
    expect(probes).toEqual([true, false]);
  });

  it("refuses what needs several things when one of them is away, without using up the other's probe", async () => {
    const { board, clock, open } = opened("loki", "prom");
    await open();
    clock.now = 5_000;
    await expect(board.run(["prom"], away)).rejects.toThrow("down");
    await expect(board.run(["loki", "prom"], fine)).rejects.toThrow("prom not before 15000");
    await expect(board.run(["loki"], fine)).resolves.toBe("answer");
  });

  it("takes those who leave without an answer for a sign only after they have waited a while", async () => {
    const { board, clock } = opened();
    const leave = (waited: number) =>
      work(
        async () => {
          clock.now += waited;
          throw new Error("left");
        },
        () => "abandoned",
      );
    for (let index = 0; index < 5; index++) await expect(board.run(["prom"], leave(7_000))).rejects.toThrow("left");
    expect(board.retryAt("prom")).toBeNull();
    for (let index = 0; index < 3; index++) await expect(board.run(["prom"], leave(9_000))).rejects.toThrow("left");
    expect(board.retryAt("prom")).not.toBeNull();
  });

  it("lets through who insists", async () => {
    const { board, open } = opened("grafana");
    await open();
    await expect(board.run(["grafana"], { ...fine, insists: true })).resolves.toBe("answer");
    await expect(board.run(["grafana"], fine)).resolves.toBe("answer");
  });
});
