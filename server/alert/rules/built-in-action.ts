const OPENS = /^(critical|page|emergency|disaster|sev-?1|p1)$/i;

/** What Grafana sends where somebody tests a contact point. */
const isTest = ({ alertname, instance }: Readonly<Record<string, string>>): boolean =>
  alertname === "TestAlert" && instance === "Grafana";

/**
 * What a firing leads to that no rule fits: what is meant to wake somebody opens, a test leads to nothing, the rest waits
 * to be looked at.
 */
export function builtInAction(labels: Readonly<Record<string, string>>): "open" | "triage" | "drop" {
  if (isTest(labels)) return "drop";
  return OPENS.test(labels.severity ?? "") ? "open" : "triage";
}
