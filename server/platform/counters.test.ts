import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCounters } from "@/server/platform/counters";
import { countersLane } from "@/server/platform/counters-lane";
import { serveLane } from "@/server/testing/serve-lane";

const counters = createCounters();
let served: Awaited<ReturnType<typeof serveLane>>;
beforeAll(async () => {
  served = await serveLane(countersLane({ counters }));
});
afterAll(() => served.close());

describe("counters", () => {
  it("count by labels, as Prometheus reads it", () => {
    counters.add("intake_refused_total", { reason: "too_large" });
    counters.add("intake_refused_total", { reason: "too_large" });
    counters.add("intake_refused_total", { reason: 'a "b"\\\n' });
    counters.add("intake_taken_total", {}, 7);
    expect(counters.text()).toContain('intake_refused_total{reason="too_large"} 2\n');
    expect(counters.text()).toContain('intake_refused_total{reason="a \\"b\\"\\\\\\n"} 1\n');
    expect(counters.text()).toContain("# TYPE intake_taken_total counter\nintake_taken_total 7\n");
  });

  it("are told to this machine alone", async () => {
    const near = await fetch(`${served.url}/api/metrics`);
    expect(near.headers.get("content-type")).toContain("version=0.0.4");
    expect(await near.text()).toContain("intake_taken_total 7");
    const proxied = await fetch(`${served.url}/api/metrics`, { headers: { "x-forwarded-for": "192.0.2.7" } });
    expect(proxied.status).toBe(404);
    expect((await fetch(`${served.url}/api/metrics`, { method: "POST" })).status).toBe(404);
  });
});
