import type { TypeFacts } from "@/server/incident/contract/incident-type";

/** What a first type is beside its words. */
const STARTERS = [
  { key: "outage", severity: "sev2", visibility: null },
  { key: "security", severity: "sev2", visibility: "private" },
  { key: "dataLoss", severity: "sev1", visibility: null },
] as const;
export type StarterKey = (typeof STARTERS)[number]["key"];
export type StarterWord = "name" | "description" | "summary" | "tasks";

/** Types that an organization may begin with, in somebody's words: tasks are lines. */
export function starterTypes(
  words: (key: `${StarterKey}.${StarterWord}`) => string,
  newId: () => string,
): (TypeFacts & { key: StarterKey })[] {
  return STARTERS.map(({ key, severity, visibility }) => ({
    key,
    name: words(`${key}.name`),
    description: words(`${key}.description`),
    severity,
    visibility,
    teamId: null,
    summary: words(`${key}.summary`),
    tasks: words(`${key}.tasks`)
      .split("\n")
      .map((title) => ({ id: newId(), title })),
  }));
}
