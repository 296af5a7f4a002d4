import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReportedAlert } from "@/server/intake/contract/reported";
import { readReport } from "@/server/intake/rules/read-report";

const NOW = "2026-11-22T03:00:00.000Z";

it("reads anything at all without failing, and lets nothing through that a database would refuse", () => {
  const kinds = ["alertmanager", "grafana", "pagerduty", "cloudevents"] as const;
  const shaped = fc.record(
    {
      version: fc.constantFrom("1", "4"),
      event_action: fc.constantFrom("trigger", "resolve"),
      dedup_key: fc.string({ unit: "binary" }),
      payload: fc.anything(),
      alerts: fc.array(
        fc.record(
          {
            status: fc.constantFrom("firing", "resolved"),
            labels: fc.dictionary(fc.string({ unit: "binary" }), fc.anything()),
            startsAt: fc.oneof(fc.constant(NOW), fc.string()),
            endsAt: fc.anything(),
            values: fc.anything(),
            annotations: fc.anything(),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.oneof(fc.jsonValue(), shaped), (kind, value) => {
      const body: unknown = JSON.parse(JSON.stringify(value));
      const { report } = readReport({ kind, body, headers: {}, receivedAt: NOW });
      const unstorable = (alert: ReportedAlert) => /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(alert));
      expect(report.alerts.filter(unstorable)).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 30_000);
