import { describe, expect, it } from "vitest";
import { panelKey } from "./panel-key";

const query = new URL("http://room.test/api/grafana/rooms/7/query");
const asked = (more: object = {}) =>
  JSON.stringify({
    dashboardUid: "shop",
    panelId: 3,
    range: { from: 1, to: 2 },
    variables: { service: ["a"] },
    ...more,
  });

describe("what a panel's data is kept under", () => {
  it("is the same whenever it is asked for, and however wide the panel is", async () => {
    const later = asked({ range: { from: 61, to: 62 }, intervalMs: 15_000, maxDataPoints: 900 });
    expect(await panelKey(query, later)).toBe(await panelKey(query, asked()));
    const layer = (from: number) => new URL(`http://room.test/api/grafana/rooms/7/annotations?name=x&from=${from}`);
    expect(await panelKey(layer(1), "")).toBe(await panelKey(layer(2), ""));
  });

  it("is another one for another panel, other values and another room", async () => {
    const keys = await Promise.all([
      panelKey(query, asked()),
      panelKey(query, asked({ panelId: 4 })),
      panelKey(query, asked({ variables: { service: ["b"] } })),
      panelKey(new URL("http://room.test/api/grafana/rooms/8/query"), asked()),
    ]);
    expect(new Set(keys).size).toBe(4);
  });
});
