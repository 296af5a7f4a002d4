import { expect, it } from "vitest";
import { panelAddress } from "./panel-address";

it("names the room, the dashboard, the panel and its span, and keeps what the variables are set to", () => {
  const panel = { dashboardUid: "shop", pathId: "api$panel-4", from: 1_000, to: 2_000 };
  const { pathname, hash, searchParams } = new URL(
    panelAddress(
      "https://room.example/incidents/7?from=now-1h&to=now&var-job=a&var-job=b&viewPanel=panel-1#event-9",
      panel,
    ),
  );
  expect(pathname).toBe("/incidents/7");
  expect(hash).toBe("");
  expect(searchParams.getAll("var-job")).toEqual(["a", "b"]);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    dashboard: "shop",
    viewPanel: "api$panel-4",
    from: "1000",
    to: "2000",
  });
});
