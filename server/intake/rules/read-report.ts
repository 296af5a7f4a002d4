import type { SourceKind } from "@/server/intake/contract";
import type { Report } from "@/server/intake/contract/reported";
import { readChangeCall } from "@/server/intake/rules/changes/read-change-call";
import { readCloudEvents } from "@/server/intake/rules/read-cloud-event";
import { readLegacyGrafana } from "@/server/intake/rules/read-legacy-grafana";
import { readPagerDuty } from "@/server/intake/rules/read-pager-duty";
import { readPrometheus } from "@/server/intake/rules/read-prometheus";

export interface Call {
  kind: SourceKind;
  body: unknown;
  /** Those that were kept, in lower case. */
  headers: Readonly<Record<string, string>>;
  receivedAt: string;
}

/** What a call says, and the parts of it that only a mapping can read. */
export interface Reading {
  report: Report;
  unmapped: { part: string; input: unknown }[];
}

const NOTHING: Report = { group: null, alerts: [], changes: [], refused: [] };

/** Header under which the key is kept that we gave to an event without one. */
export const DEDUP_KEY = "dedup-key";

/** Reads a call by what it is: the two webhooks that look alike are told apart by `version`, never by `state`. */
export function readReport({ kind, body, headers, receivedAt }: Call): Reading {
  switch (kind) {
    case "alertmanager":
    case "grafana": {
      const isLegacy = typeof body === "object" && body !== null && "ruleId" in body && !("version" in body);
      const report = isLegacy ? readLegacyGrafana(body, receivedAt) : readPrometheus(body, receivedAt);
      return { report, unmapped: [] };
    }
    case "pagerduty":
      return { report: readPagerDuty(body, receivedAt, headers[DEDUP_KEY] ?? ""), unmapped: [] };
    case "cloudevents": {
      const { others, ...report } = readCloudEvents(body, headers, receivedAt);
      return { report, unmapped: others.map(({ part, event }) => ({ part, input: event })) };
    }
    case "github":
    case "gitlab":
    case "argocd":
      return { report: readChangeCall(kind, body, headers, receivedAt), unmapped: [] };
    case "generic":
      return { report: NOTHING, unmapped: [{ part: "", input: body }] };
  }
}
