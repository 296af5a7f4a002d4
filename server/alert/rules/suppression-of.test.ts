import { expect, it } from "vitest";
import { suppressionOf } from "@/server/alert/rules/suppression-of";

const NOW = new Date("2026-11-22T12:00:00Z");
const none = { labels: { a: "b" }, silencedBy: [], inhibitedBy: [], mutedBy: [] };
const never = () => null;

it.each([
  ["nothing", none, null],
  ["a silence, whatever else", { ...none, silencedBy: ["s"], inhibitedBy: ["i"], mutedBy: ["m"] }, "silenced"],
  ["another alert", { ...none, inhibitedBy: ["i"], mutedBy: ["m"] }, "inhibited"],
  ["a time", { ...none, mutedBy: ["m"] }, "muted"],
])("an alert is held back by %s", (_name, held, kind) =>
  expect(suppressionOf(held, never, NOW)?.kind ?? null).toBe(kind),
);

it("a maintenance window comes before what follows from other alerts", () => {
  const windowAt = ({ a }: Readonly<Record<string, string>>, at: number) =>
    a === "b" && at === NOW.getTime() ? { name: "Move" } : null;
  expect(suppressionOf({ ...none, inhibitedBy: ["i"] }, windowAt, NOW)).toEqual({ kind: "maintenance", by: ["Move"] });
  expect(suppressionOf({ ...none, silencedBy: ["s"] }, windowAt, NOW)).toEqual({ kind: "silenced", by: ["s"] });
});
