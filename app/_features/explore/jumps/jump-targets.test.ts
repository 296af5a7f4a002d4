import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdhocDataSource } from "@/server/explore/contract";
import { syntaxProblem } from "../language/syntax-problem";
import { jumpSource } from "./jump-source";
import { metricTarget, serviceExpression, spanLogsTarget, traceTarget } from "./jump-targets";
import { serviceLabelAmong, serviceLabels } from "./service-label";

const source = (uid: string, kinds: AdhocDataSource["kinds"], isDefault = false): AdhocDataSource => ({
  uid,
  name: uid,
  kinds,
  isDefault,
});

describe("a jump", () => {
  it("is offered only where a data source can take it, the default one first", () => {
    const sources = [source("prom-a", ["promql"]), source("prom-b", ["promql"], true), source("loki", ["logql"])];
    expect(jumpSource(sources, "promql")?.uid).toBe("prom-b");
    expect(jumpSource(sources, "logql")?.uid).toBe("loki");
    expect(jumpSource(sources, "trace")).toBeNull();
  });

  it("to a trace asks for its whole id, around the line that named it", () => {
    const target = traceTarget("tempo", "2F3E", 10_000_000);
    expect(target.expr).toBe("2f3e".padStart(32, "0"));
    expect(target).toMatchObject({ dataSourceUid: "tempo", kind: "trace", range: { from: 8_200_000, to: 11_800_000 } });
  });

  it("from a span leads to what its service wrote meanwhile, first of its trace, then all", () => {
    const span = { traceId: "00000000000000002f3e", service: 'check"out', start: 100_000.4, duration: 20.2 };
    expect(spanLogsTarget("loki", "app", span)).toMatchObject({
      kind: "logql",
      expr: '{app="check\\"out"} |= "2f3e"',
      wider: '{app="check\\"out"}',
      range: { from: 40_000, to: 160_021 },
    });
    expect(spanLogsTarget("loki", "app", { ...span, traceId: "" }).expr).toBe('{app="check\\"out"}');
  });

  it.each([
    [["up", "http_requests_total", "x_total"], 'sum(rate(http_requests_total{app="a"}[$__rate_interval]))'],
    [["up", "shop_requests_total"], 'sum(rate(shop_requests_total{app="a"}[$__rate_interval]))'],
    [["queue_length", "up"], 'up{app="a"}'],
    [["queue_length"], 'queue_length{app="a"}'],
    [[], 'up{app="a"}'],
  ])("from labels leads to the metric that tells most of %j", (metrics, expr) => {
    expect(serviceExpression({ name: "app", value: "a" }, metrics)).toBe(expr);
    expect(metricTarget("prom", expr, 900_000).range).toEqual({ from: 0, to: 1_800_000 });
  });

  it("makes queries that can be read, whatever a service is called", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, traceId) => {
        const span = { traceId, service: value, start: 0, duration: 0 };
        expect(syntaxProblem("logql", spanLogsTarget("l", "app", span).expr)).toBeNull();
        expect(syntaxProblem("promql", serviceExpression({ name: "app", value }, ["x_total"]))).toBeNull();
      }),
    );
  });
});

it("knows a service by the most telling label", () => {
  expect(serviceLabels({ job: "j", pod: "p", service: "s" })).toEqual([
    { name: "service", value: "s" },
    { name: "job", value: "j" },
    { name: "pod", value: "p" },
  ]);
  expect(serviceLabels({ level: "error" })).toEqual([]);
  expect(serviceLabelAmong(["pod", "job", "app"])).toBe("app");
  expect(serviceLabelAmong([])).toBe("service_name");
});
