import { describe, expect, it } from "vitest";
import { groupLabels, routeAlert, treeProblem } from "./policy-tree";

const known = { receivers: new Set(["mail", "war-room"]), muteTimings: new Set(["nights"]) };
const severe = { receiver: "war-room", object_matchers: [["severity", "=~", "critical|high"]], group_wait: "10s" };
const tree = { receiver: "mail", group_by: ["alertname"], routes: [severe] };
const receivers = (given: object, labels: Record<string, string>) =>
  routeAlert({ ...tree, ...given }, labels).map(({ receiver }) => receiver);

describe("the policies", () => {
  it("send an alert to the deepest policy that matches, else to the root's receiver", () => {
    expect(receivers({}, { severity: "critical" })).toEqual(["war-room"]);
    expect(receivers({}, { severity: "info" })).toEqual(["mail"]);
  });

  it("go on to the next one only when a policy says so", () => {
    const both = (first: object) => ({ routes: [{ ...severe, ...first }, { object_matchers: [] }] });
    expect(receivers(both({}), { severity: "high" })).toEqual(["war-room"]);
    expect(receivers(both({ continue: true }), { severity: "high" })).toEqual(["war-room", "mail"]);
  });

  it("inherit what they do not say themselves", () => {
    const [routing] = routeAlert({ ...tree, group_interval: "2m" }, { severity: "high" });
    expect(routing).toMatchObject({ groupBy: ["alertname"], groupWaitMs: 10_000, groupIntervalMs: 120_000 });
    expect(routing?.path).toBe('{}/{severity=~"critical|high"}');
  });

  it("group by the labels that an alert has", () => {
    const [routing] = routeAlert({ ...tree, group_by: ["alertname", "zone"] }, { severity: "low" });
    expect(routing && groupLabels(routing, { alertname: "a", host: "b" })).toEqual({ alertname: "a" });
    expect(routing && groupLabels({ ...routing, groupBy: ["..."] }, { a: "1" })).toEqual({ a: "1" });
  });

  it.each([
    ["an unknown receiver", { routes: [{ receiver: "nobody" }] }, { receiver: "nobody" }],
    ["an unknown mute timing", { routes: [{ mute_time_intervals: ["days"] }] }, { muteTiming: "days" }],
    ["a broken pattern deep inside", { routes: [{ routes: [{ object_matchers: [["a", "=~", "("]] }] }] }, "malformed"],
    ["a time that is none", { group_wait: "soon" }, "malformed"],
    ["a root without a receiver", { receiver: "" }, "malformed"],
    ["nothing wrong", { routes: [{ receiver: "mail", mute_time_intervals: ["nights"] }] }, undefined],
  ])("are refused for %s", (_name, change, problem) => {
    expect(treeProblem({ ...tree, ...change }, known)).toEqual(problem);
  });
});
