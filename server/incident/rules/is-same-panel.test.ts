import { expect, it } from "vitest";
import { isSamePanel } from "@/server/incident/rules/is-same-panel";

const panel = { dashboardUid: "shop", panelId: 3, variables: { pod: ["a"], zone: "eu" } };

it("tells panels apart by dashboard, number and values, in whatever order and form the values come", () => {
  expect(isSamePanel(panel, { ...panel, variables: { zone: "eu", pod: "a" } })).toBe(true);
  expect(isSamePanel(panel, { ...panel, variables: { zone: "eu", pod: ["a", "b"] } })).toBe(false);
  expect(isSamePanel(panel, { ...panel, variables: { zone: "eu" } })).toBe(false);
  expect(isSamePanel(panel, { ...panel, panelId: 4 })).toBe(false);
  expect(isSamePanel(panel, { ...panel, dashboardUid: "other" })).toBe(false);
});
