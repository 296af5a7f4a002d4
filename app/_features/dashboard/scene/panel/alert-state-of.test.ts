import { LoadingState, dateTime, type PanelData } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { alertStateOf } from "./alert-state-of";

const now = dateTime(0);
const withState = (alertState: unknown): PanelData =>
  ({
    state: LoadingState.Done,
    series: [],
    timeRange: { from: now, to: now, raw: { from: now, to: now } },
    alertState,
  }) as PanelData;

describe("what alert rules say of a panel", () => {
  it("is the state and the rule that is in it", () => {
    const told = { panelId: 4, state: "alerting", ruleName: "Errors", ruleUID: "r1" };
    expect(alertStateOf(withState(told))).toEqual({ state: "alerting", ruleName: "Errors", ruleUID: "r1" });
  });

  it.each([undefined, {}, { state: "unknown", ruleUID: "r1" }, { state: "ok" }])("is nothing for %j", (told) => {
    expect(alertStateOf(withState(told))).toBeNull();
  });

  it("is nothing before there is data", () => expect(alertStateOf(undefined)).toBeNull());
});
