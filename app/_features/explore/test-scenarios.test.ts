import { expect, it } from "vitest";
import { refusalOf } from "@/server/explore/rules";
import { queryInput } from "./query-input";
import { TEST_SCENARIOS } from "./test-scenarios";

it.each(TEST_SCENARIOS)("the server shows TestData's %s", (expr) => {
  const target = {
    dataSourceUid: "td",
    kind: "testdata" as const,
    expr,
    range: "dashboard" as const,
    instant: false,
    limit: 100,
  };
  const source = { uid: "td", type: "grafana-testdata-datasource", name: "TestData", isDefault: false };
  expect(refusalOf(queryInput(target, { from: 0, to: 1 }), source)).toBeNull();
});
