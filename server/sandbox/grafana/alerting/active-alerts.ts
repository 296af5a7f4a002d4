import { type AlertInstance, isFiring } from "./alert-rule";
import type { Silences } from "./silences";

/** An alert as the Alertmanager holds it. Times in epoch milliseconds. */
export interface ActiveAlert {
  ruleUid: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  fingerprint: string;
  startsAt: number;
  endsAt: number;
  updatedAt: number;
  values: Record<string, number>;
  valueString: string;
  silencedBy: string[];
}

const STANDING_IN: Readonly<Record<string, string>> = { NoData: "DatasourceNoData", Error: "DatasourceError" };
/** An alert that is not sent again ends after this many evaluations. */
const EVALUATIONS_AHEAD = 4;

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const BITS = (1n << 64n) - 1n;
const SEPARATOR = 0xff;

/** As Prometheus has it for labels, and Grafana with it: FNV-1a of 64 bits over names and values in order. */
export function fingerprint(labels: Record<string, string>): string {
  let hash = FNV_OFFSET;
  for (const part of Object.entries(labels).sort().flat()) {
    for (const byte of [...Buffer.from(part), SEPARATOR]) hash = ((hash ^ BigInt(byte)) * FNV_PRIME) & BITS;
  }
  return hash.toString(16).padStart(16, "0");
}

/** What is firing, as it is handed to the Alertmanager: under the rule's name, or under that of a failure. */
export function activeAlerts(instances: readonly AlertInstance[], silences: Silences, now: number): ActiveAlert[] {
  return instances.filter(isFiring).map(({ rule, labels: own, annotations, state, since, values }) => {
    const failure = STANDING_IN[state];
    const labels = {
      __alert_rule_uid__: rule.uid,
      ...own,
      ...(failure ? { alertname: failure, rulename: rule.title } : {}),
    };
    const shown = Object.entries(own).map(([name, value]) => `${name}=${value}`);
    const valueString = Object.entries(values)
      .map(([name, value]) => `[ var='${name}' labels={${shown.join(", ")}} value=${value} ]`)
      .join(", ");
    return {
      ruleUid: rule.uid,
      labels,
      annotations: {
        ...annotations,
        __orgId__: "1",
        __value_string__: valueString,
        __values__: JSON.stringify(values),
      },
      fingerprint: fingerprint(labels),
      startsAt: since,
      endsAt:
        Math.ceil(now / rule.intervalMs) * rule.intervalMs + EVALUATIONS_AHEAD * Math.max(30_000, rule.intervalMs),
      updatedAt: now,
      values,
      valueString,
      silencedBy: silences.holding(labels),
    };
  });
}
