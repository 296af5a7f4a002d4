import { expect, it } from "vitest";
import type { AdhocDataSource } from "@/server/explore/contract";
import { adhocQueryInput } from "@/server/explore/contract";
import { canBeInstant, hasLimit, kindOf, queryInput } from "./query-input";

const tempo: AdhocDataSource = { uid: "tempo", name: "Tempo", isDefault: false, kinds: ["traceql", "trace"] };
const loki: AdhocDataSource = { uid: "loki", name: "Loki", isDefault: false, kinds: ["logql"] };

it("takes a pasted trace id for what it is", () => {
  expect(kindOf(tempo, " 4BF92F3577B34DA6A3CE929D0E0E4736 ")).toBe("trace");
  expect(kindOf(tempo, "{ status = error }")).toBe("traceql");
  expect(kindOf(loki, "4bf92f3577b34da6")).toBe("logql");
});

it("asks for the newest values only where there are values", () => {
  expect(canBeInstant("logql", '{app="web"}')).toBe(false);
  expect(canBeInstant("logql", 'rate({app="web"}[5m])')).toBe(true);
  expect(hasLimit("logql", '{app="web"}')).toBe(true);
  const target = {
    dataSourceUid: "loki",
    kind: "logql" as const,
    expr: ' {app="web"} ',
    range: "dashboard" as const,
    instant: true,
    limit: 100,
  };
  const input = queryInput(target, { from: 0, to: 3_600_000 });
  expect(input).toMatchObject({ expr: '{app="web"}', instant: false, intervalMs: 4_500 });
  expect(adhocQueryInput.parse(input)).toEqual(input);
});
