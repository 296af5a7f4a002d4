const OPENS = /^(critical|page|emergency|disaster|sev-?1|p1)$/i;

/** What a firing leads to that no rule fits: what is meant to wake somebody opens, the rest waits to be looked at. */
export function builtInAction(labels: Readonly<Record<string, string>>): "open" | "triage" {
  return OPENS.test(labels.severity ?? "") ? "open" : "triage";
}
