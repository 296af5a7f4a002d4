/** Counts of this process, as Prometheus reads them. Names and labels are few and fixed: they never hold what was sent. */
export interface Counters {
  add(name: CounterName, labels?: Readonly<Record<string, string>>, by?: number): void;
  /** Text exposition format 0.0.4. */
  text(): string;
}

const HELP = {
  intake_calls_total: "Webhook calls by source kind and answer.",
  intake_refused_total: "Webhook calls that were refused, by reason.",
  intake_dead_letters_total: "Deliveries, or alerts of them, that could not be taken, by reason.",
  intake_taken_total: "Alerts and changes that were taken.",
  alert_incidents_total: "What routing did with firings, by outcome.",
  alert_repairs_total: "Alerts that webhooks did not tell of, by what they did not tell.",
  alert_rule_failures_total: "Routing rules that failed or took too long.",
} as const;
export type CounterName = keyof typeof HELP;

const escaped = (value: string) => value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

export function createCounters(): Counters {
  const values = new Map<CounterName, Map<string, number>>();
  return {
    add(name, labels = {}, by = 1) {
      const series = values.get(name) ?? new Map<string, number>();
      values.set(name, series);
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${escaped(value)}"`)
        .join(",");
      series.set(key, (series.get(key) ?? 0) + by);
    },
    text() {
      const lines = [...values].flatMap(([name, series]) => [
        `# HELP ${name} ${HELP[name]}`,
        `# TYPE ${name} counter`,
        ...[...series].map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
      ]);
      return `${lines.join("\n")}\n`;
    },
  };
}
