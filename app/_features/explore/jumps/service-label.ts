/** Names under which logs and metrics know a service, the most telling first. */
const NAMES = ["service_name", "service", "app", "app_kubernetes_io_name", "job", "container"];
/** What tells least, where nothing tells more. */
const PLACES = ["pod", "instance", "host", "namespace"];

/** The names of a service in labels, the most telling first. */
export function serviceLabels(labels: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return [...NAMES, ...PLACES].flatMap((name) => {
    const value = labels[name];
    return value ? [{ name, value }] : [];
  });
}

/** Under which label a data source knows services; Loki's own name where nothing is known of it. */
export function serviceLabelAmong(names: readonly string[]): string {
  return NAMES.find((name) => names.includes(name)) ?? "service_name";
}
