import type { DryRun, DryRunPlace } from "@/server/alert/contract/routing";

/** What somebody should have seen before a rule is saved. */
export type Worry = { kind: "tooSlow" } | { kind: "manyIncidents"; count: number } | { kind: "drops"; count: number };

/** So many incidents in a week are more than anybody means. */
const MANY_INCIDENTS = 50;

/** What a dry run says against a rule; null where it says nothing. */
export function worryOf({ rules }: DryRun, { id, name }: DryRunPlace): Worry | null {
  const own = rules.find((rule) => rule.id === id && rule.name === name);
  if (!own) return null;
  if (own.isTooSlow) return { kind: "tooSlow" };
  if (own.action === "open" && own.opened > MANY_INCIDENTS) return { kind: "manyIncidents", count: own.opened };
  return own.action === "drop" && own.firings > 0 ? { kind: "drops", count: own.firings } : null;
}
