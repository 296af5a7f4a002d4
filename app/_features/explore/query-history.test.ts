import { expect, it } from "vitest";
import type { ExploreTarget } from "./explore-target";
import { readHistory, withQuery, writeHistory, type PastQuery } from "./query-history";

const query = (expr: string): ExploreTarget => ({
  dataSourceUid: "prom",
  kind: "promql",
  expr,
  range: "dashboard",
  instant: false,
  limit: 100,
});

it("keeps the last twenty queries, each once, the newest first", () => {
  let history: PastQuery[] = [];
  for (let index = 0; index < 30; index++) history = withQuery(history, query(`up${index % 25}`));
  expect(history).toHaveLength(20);
  expect(history.slice(0, 6).map(({ expr }) => expr)).toEqual(["up4", "up3", "up2", "up1", "up0", "up24"]);
});

it("is each person's own, and survives storage that is spoilt or full", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const history = withQuery([], query("up"));
  writeHistory("ann", history, storage);
  expect(readHistory("ann", storage)).toEqual(history);
  expect(readHistory("bob", storage)).toEqual([]);
  for (const spoilt of ["{", '[{"expr":1}]']) expect(readHistory("x", { getItem: () => spoilt })).toEqual([]);
  const full = () => {
    throw new Error("QuotaExceededError");
  };
  expect(() => writeHistory("ann", history, { setItem: full })).not.toThrow();
});
