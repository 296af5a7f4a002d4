import { describe, expect, it } from "vitest";
import type { ListedAlert } from "@/server/dashboard/contract/panel-lists";
import { alertGroups } from "./alert-groups";

const alert = (name: string, ...labels: Record<string, string>[]): ListedAlert => ({
  uid: name,
  name,
  folderTitle: "",
  group: "",
  state: "firing",
  activeAt: 1,
  labels: {},
  summary: "",
  instances: labels.map((each) => ({ labels: each, state: "firing", activeAt: 1 })),
});
const shape = (items: ListedAlert[], groupBy: string[]) =>
  alertGroups(items, groupBy).map(({ labels, items: own }) => [
    Object.fromEntries(labels),
    own.map(({ name, instances }) => `${name} ${instances.length}`),
  ]);

describe("groups of alerts", () => {
  const items = [alert("a", { zone: "eu" }, { zone: "us" }, { zone: "eu" }), alert("b", { zone: "us" }), alert("c")];

  it("gather instances by the values of their labels", () => {
    expect(shape(items, ["zone"])).toEqual([
      [{ zone: "eu" }, ["a 2"]],
      [{ zone: "us" }, ["a 1", "b 1"]],
      [{}, ["c 0"]],
    ]);
  });

  it("are one where nothing is grouped by, and none where there is nothing", () => {
    expect(shape(items, [])).toEqual([[{}, ["a 3", "b 1", "c 0"]]]);
    expect(alertGroups([], [])).toEqual([]);
  });
});
