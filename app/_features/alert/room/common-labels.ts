/** The labels that all have alike: what is said once need not be said of each. */
export function commonLabels(all: readonly { labels: Readonly<Record<string, string>> }[]): Record<string, string> {
  const [first, ...others] = all;
  const entries = Object.entries(first?.labels ?? {});
  return Object.fromEntries(entries.filter(([name, value]) => others.every(({ labels }) => labels[name] === value)));
}
