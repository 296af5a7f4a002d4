import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelFingerprint } from "@/server/intake/rules/label-fingerprint";
import { parseBody } from "@/server/intake/rules/parse-body";
import { readMapped } from "@/server/intake/rules/read-mapped";
import { readReport } from "@/server/intake/rules/read-report";
import { readTime } from "@/server/intake/rules/read-time";

const NOW = "2026-11-22T03:00:00.000Z";
const read = (kind: Parameters<typeof readReport>[0]["kind"], body: unknown, headers: Record<string, string> = {}) =>
  readReport({ kind, body, headers, receivedAt: NOW });

const LABELS = { alertname: "HighLatency", severity: "critical" };
const firing = {
  status: "firing",
  labels: LABELS,
  annotations: { summary: "p99 > 1s" },
  startsAt: "2026-11-22T02:59:00.123456789Z",
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "http://prometheus.example/graph?g0.expr=up",
  fingerprint: "fac0861a85de433a",
};
const alertmanager = {
  version: "4",
  groupKey: '{}:{alertname="HighLatency"}',
  truncatedAlerts: 3,
  status: "firing",
  receiver: "war-room",
  groupLabels: { alertname: "HighLatency" },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://am.example",
  alerts: [firing],
};
const grafana = {
  ...alertmanager,
  version: "1",
  orgId: 1,
  title: "[FIRING:1]",
  state: "ok",
  alerts: [
    {
      ...firing,
      generatorURL: "https://g.example.com/alerting/grafana/r1/view?orgId=1",
      silenceURL: "https://g.example.com/alerting/silence/new?matcher=a",
      dashboardURL: "https://g.example.com/d/ops-api?orgId=1",
      panelURL: "https://g.example.com/d/ops-api?from=1&orgId=1&to=2&viewPanel=2",
      values: { B: 0.92, C: 1, broken: null },
    },
  ],
};

describe("Alertmanager's webhook", () => {
  it("is read with its group and what was left out of it", () => {
    const { report } = read("alertmanager", alertmanager);
    expect(report.group).toEqual({
      key: '{}:{alertname="HighLatency"}',
      labels: { alertname: "HighLatency" },
      receiver: "war-room",
      externalUrl: "http://am.example",
      truncated: 3,
    });
    expect(report.alerts).toMatchObject([
      {
        fact: "fires",
        fingerprint: "fac0861a85de433a",
        startsAt: "2026-11-22T02:59:00.123Z",
        endsAt: null,
        name: "HighLatency",
      },
    ]);
  });

  it("gives each alert its own status, whatever the group's is", () => {
    const ended = { ...firing, status: "resolved", endsAt: "2026-11-22T02:59:30Z", fingerprint: "b" };
    const { report } = read("alertmanager", { ...alertmanager, alerts: [ended, firing] });
    expect(report.alerts.map(({ fact, endsAt }) => [fact, endsAt])).toEqual([
      ["ended", "2026-11-22T02:59:30.000Z"],
      ["fires", null],
    ]);
  });

  it("computes a missing fingerprint as Prometheus does", () => {
    const { report } = read("alertmanager", { ...alertmanager, alerts: [{ ...firing, fingerprint: undefined }] });
    expect(report.alerts[0]?.fingerprint).toBe(labelFingerprint(LABELS));
  });

  it.each([
    ["end before start", { status: "resolved", endsAt: "2026-11-22T02:58:00Z" }, "ends_before_start"],
    ["the year 0001", { startsAt: "0001-01-01T00:00:00Z" }, "starts_out_of_range"],
    ["a start in the far future", { startsAt: "2026-11-24T03:00:00Z" }, "starts_out_of_range"],
    ["no start", { startsAt: undefined }, "starts_out_of_range"],
    [
      "500 labels",
      { labels: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`l${n}`, "x"])) },
      "too_many_labels",
    ],
    ["a label of 70 kB", { labels: { a: "x".repeat(70_000) } }, "label_too_long"],
    ["a zero byte", { labels: { a: "x\0" } }, "not_text"],
    ["half a character", { annotations: { a: "\ud800" } }, "not_text"],
    ["a label that is no text", { labels: { a: { b: 1 } } }, "shape"],
    ["a status of its own", { status: "burning" }, "shape"],
    ["an endless fingerprint", { fingerprint: "f".repeat(300) }, "fingerprint"],
  ])("refuses %s and takes the good one beside it", (_, change, reason) => {
    const { report } = read("alertmanager", { ...alertmanager, alerts: [{ ...firing, ...change }, firing] });
    expect(report.alerts).toHaveLength(1);
    expect(report.refused).toMatchObject([{ part: expect.stringMatching(/^alerts\.0/), reason }]);
  });
});

describe("Grafana's webhook", () => {
  it("names rule, panel and values", () => {
    const [alert] = read("grafana", grafana).report.alerts;
    expect(alert).toMatchObject({
      values: { B: 0.92, C: 1 },
      links: { ruleUid: "r1", dashboardUid: "ops-api", panelId: 2, source: expect.stringContaining("/view") },
    });
  });

  it("drops addresses that are none", () => {
    const hostile = { ...grafana.alerts[0], panelURL: "javascript:alert(1)", generatorURL: "data:text/html,x" };
    const [alert] = read("grafana", { ...grafana, alerts: [hostile] }).report.alerts;
    expect(JSON.stringify(alert?.links)).not.toMatch(/javascript:|data:/);
  });

  it("of before version 9 has no start", () => {
    const legacy = {
      ruleId: 7,
      ruleName: "CPU",
      ruleUrl: "http://g.example/d/abc/cpu?tab=alert",
      orgId: 1,
      panelId: 4,
      state: "alerting",
      tags: { team: "db" },
      evalMatches: [{ metric: "load", value: 12, tags: null }],
    };
    expect(read("grafana", legacy).report.alerts).toMatchObject([
      {
        fact: "fires",
        fingerprint: "rule-1-7",
        startsAt: null,
        labels: { alertname: "CPU", team: "db" },
        values: { load: 12 },
        links: { dashboardUid: "abc", panelId: 4 },
      },
    ]);
    expect(read("grafana", { ...legacy, state: "ok" }).report.alerts).toMatchObject([{ fact: "ended", endsAt: NOW }]);
    expect(read("grafana", { ...legacy, state: "pending" }).report.alerts).toEqual([]);
  });
});

describe("an event for PagerDuty", () => {
  const payload = {
    summary: "Disk is full",
    source: "db-1",
    severity: "critical",
    custom_details: { free: 0, host: "db-1" },
  };
  const act = (event_action: string, more: object = {}) =>
    read("pagerduty", { routing_key: "r", event_action, dedup_key: "disk", ...more }, { "dedup-key": "made" }).report;

  it("fires, is acknowledged, and ends", () => {
    expect(act("trigger", { payload }).alerts).toMatchObject([
      {
        fact: "fires",
        fingerprint: "disk",
        startsAt: null,
        at: NOW,
        labels: { severity: "critical", source: "db-1" },
        annotations: { free: "0" },
      },
    ]);
    expect(act("acknowledge").alerts).toMatchObject([{ fact: "acknowledged", fingerprint: "disk" }]);
    expect(act("resolve").alerts).toMatchObject([{ fact: "ended", endsAt: NOW }]);
  });

  it("gets a key when it brings none, and needs one to end", () => {
    expect(act("trigger", { payload, dedup_key: undefined }).alerts[0]?.fingerprint).toBe("made");
    expect(act("resolve", { dedup_key: undefined }).refused).toMatchObject([{ part: "dedup_key", reason: "shape" }]);
    expect(act("trigger").refused).toMatchObject([{ part: "payload", reason: "shape" }]);
  });

  it("may be a change", () => {
    const change = {
      routing_key: "r",
      payload: { summary: "Deployed 87", source: "ci" },
      links: [{ href: "https://ci/87" }],
    };
    expect(read("pagerduty", change).report.changes).toMatchObject([{ summary: "Deployed 87", url: "https://ci/87" }]);
  });
});

describe("a CloudEvent", () => {
  const envelope = { specversion: "1.0", id: "1", source: "/tekton", time: "2026-11-22T02:00:00Z" };
  const deployed = {
    context: { timestamp: "2026-11-22T02:30:00Z" },
    subject: { id: "checkout", content: { environment: { id: "prod" }, artifactId: "pkg:oci/checkout@87" } },
  };
  const DEPLOYED = "dev.cdevents.service.deployed.0.2.0";

  it("is read from the body, from several in a body, and from headers", () => {
    const change = { kind: "deployment", service: "checkout", environment: "prod", at: "2026-11-22T02:30:00.000Z" };
    const structured = { ...envelope, type: DEPLOYED, data: deployed };
    expect(read("cloudevents", structured).report.changes).toMatchObject([change]);
    expect(read("cloudevents", [structured, structured]).report.changes).toMatchObject([change, change]);
    const headers = { "ce-specversion": "1.0", "ce-id": "1", "ce-source": "%2Ftekton", "ce-type": DEPLOYED };
    expect(read("cloudevents", deployed, headers).report.changes).toMatchObject([change]);
  });

  it("tells of incidents", () => {
    const told = (type: string) =>
      read("cloudevents", {
        ...envelope,
        type,
        data: { context: {}, subject: { id: "i-1", content: { description: "Slow", service: { id: "cart" } } } },
      }).report.alerts;
    expect(told("dev.cdevents.incident.detected.0.1.0")).toMatchObject([
      {
        fact: "fires",
        fingerprint: "i-1",
        at: "2026-11-22T02:00:00.000Z",
        labels: { service: "cart", alertname: "Slow" },
      },
    ]);
    expect(told("dev.cdevents.incident.resolved.0.1.0")).toMatchObject([{ fact: "ended" }]);
    expect(told("dev.cdevents.build.finished.0.1.0")).toEqual([]);
  });

  it("of another type is left to a mapping, and one that is none is refused", () => {
    expect(read("cloudevents", { ...envelope, type: "com.example.disk", data: {} }).unmapped).toHaveLength(1);
    expect(read("cloudevents", { specversion: "0.3" }).report.refused.length).toBeGreaterThan(0);
  });
});

describe("what a mapping makes", () => {
  it("is one alert or several", () => {
    const one = {
      key: 7,
      name: "Disk",
      severity: "critical",
      labels: { host: "db-1", n: 2, none: null },
      status: "firing",
    };
    expect(readMapped(one, NOW).alerts).toMatchObject([
      { fingerprint: "7", startsAt: null, labels: { alertname: "Disk", severity: "critical", host: "db-1", n: "2" } },
    ]);
    expect(readMapped([one, { status: "burning" }], NOW)).toMatchObject({
      alerts: [{ fingerprint: "7" }],
      refused: [{ part: "1.status", reason: "mapping" }],
    });
    expect(readMapped(undefined, NOW)).toEqual({ group: null, alerts: [], changes: [], refused: [] });
  });
});

describe("a fingerprint", () => {
  it("is that of prometheus/common", () => {
    // From LabelSet.Fingerprint: the empty set is the offset basis of FNV-1a, and the other is told by Alertmanager.
    expect(labelFingerprint({})).toBe("cbf29ce484222325");
    const bytes = [...new TextEncoder().encode("alertname"), 255, ...new TextEncoder().encode("é"), 255];
    const expected = bytes.reduce(
      (sum, byte) => ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn,
      0xcbf29ce484222325n,
    );
    expect(labelFingerprint({ alertname: "é" })).toBe(expected.toString(16).padStart(16, "0"));
  });

  it("does not depend on the order of labels, and is FNV-1a of 64 bits for any of them", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (labels) => {
        const backwards = Object.fromEntries(Object.entries(labels).toReversed());
        expect(labelFingerprint(backwards)).toBe(labelFingerprint(labels));
        expect(labelFingerprint(labels)).toMatch(/^[\da-f]{16}$/);
      }),
    );
  });
});

it("reads times to the millisecond, and nothing that is none", () => {
  expect(readTime("2026-11-22T10:00:00.1239+08:00")).toBe("2026-11-22T02:00:00.123Z");
  for (const none of ["", "yesterday", "2026-11-22", "2026-13-40T00:00:00Z", 5, null])
    expect(readTime(none)).toBe(null);
});

it("takes only JSON in UTF-8", () => {
  expect(parseBody(Buffer.from('{"a":1}'))).toEqual({ value: { a: 1 } });
  expect(parseBody(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ refused: "not_utf8" });
  // The beginning of a character, and then another call.
  expect(parseBody(Buffer.from([0x22, 0xe8, 0xb3]))).toEqual({ refused: "not_utf8" });
  expect(parseBody(Buffer.from('\uFEFF"a"'))).toEqual({ value: "a" });
  expect(parseBody(Buffer.from("{"))).toEqual({ refused: "not_json" });
  expect(parseBody(Buffer.from(""))).toEqual({ refused: "not_json" });
});
