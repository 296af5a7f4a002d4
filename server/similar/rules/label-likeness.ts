/** Labels that tell one instance of the same trouble from another. */
const VOLATILE = new Set([
  "alertname",
  "instance",
  "pod",
  "pod_name",
  "container",
  "container_id",
  "endpoint",
  "host",
  "hostname",
  "node",
  "uid",
  "id",
  "ip",
  "replica",
  "prometheus",
  "prometheus_replica",
  "receiver",
  "grafana_folder",
  "severity",
]);

/** What is compared of a firing's labels, as `name=value`. Alert names and severities are told elsewhere. */
export function comparedLabels(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels)
    .filter(([name, value]) => value !== "" && !VOLATILE.has(name) && !name.startsWith("__"))
    .map(([name, value]) => `${name}=${value}`);
}

/** Jaccard's index of two sets of labels: shared ones of all; 0 where neither has any. */
export function labelLikeness(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  const shared = [...a].filter((label) => b.has(label)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
