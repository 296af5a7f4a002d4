type Labels = Readonly<Record<string, string>>;

/** What counts of an alert rule as it is read: see the metrics port. */
interface RuleState {
  name: string;
  folderTitle: string;
  health: string;
  paused: boolean;
  evaluatedAt: number | null;
  instances: readonly { labels: Labels; state: string }[];
}

const isPartOf = (part: Labels, whole: Labels): boolean =>
  Object.entries(part).every(
    ([name, value]) => (name.startsWith("__") && name.endsWith("__")) || whole[name] === value,
  );

/**
 * What the rule that an alert comes from says of it, when it was evaluated after a time; null where there is none that is
 * well. It is found by its name, and by its folder where the alert names one as those of Grafana do.
 * @param after epoch milliseconds
 */
export function wordOfRule(rules: readonly RuleState[], labels: Labels, after: number): "fires" | "ended" | null {
  const { alertname, grafana_folder: folder } = labels;
  const own = rules.filter(
    ({ name, folderTitle }) => name === alertname && (folder === undefined || folder === folderTitle),
  );
  const stands = own.flatMap(({ instances }) => instances).filter(({ state }) => state !== "normal");
  if (stands.some((instance) => isPartOf(instance.labels, labels)))
    return stands.some(({ state, ...instance }) => state === "firing" && isPartOf(instance.labels, labels))
      ? "fires"
      : null;
  const isSure = ({ health, paused, evaluatedAt }: RuleState) =>
    health === "ok" && !paused && evaluatedAt !== null && evaluatedAt > after;
  return own.length > 0 && own.every(isSure) ? "ended" : null;
}
