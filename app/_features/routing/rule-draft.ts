import {
  CONDITION_MAX_CHARACTERS,
  type RoutingRuleState,
  type RuleFacts,
  type RuleSettings,
  ruleSettings,
} from "@/server/alert/contract/routing";

/** A rule as somebody writes it. */
export type RuleDraft = RuleFacts;

export const NEW_DRAFT: RuleDraft = {
  name: "",
  condition: "",
  action: "open",
  isOn: true,
  settings: ruleSettings.parse({}),
};

export function draftOf({ name, condition, action, isOn, settings }: RoutingRuleState | RuleFacts): RuleDraft {
  return { name, condition, action, isOn, settings };
}

/** Names of fields, where settings count one by one. */
export type DraftField = Exclude<keyof RuleDraft, "settings"> | keyof RuleSettings;

const sorted = (record: object) => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part) ? sorted(part) : part,
  ) ?? "";

/** The fields in which two drafts differ. */
export function differingFields(one: RuleDraft, other: RuleDraft): DraftField[] {
  const flat = ({ settings, ...facts }: RuleDraft): Partial<Record<DraftField, unknown>> => ({ ...facts, ...settings });
  const [a, b] = [flat(one), flat(other)];
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])] as DraftField[];
  return fields.filter((field) => textOf(a[field]) !== textOf(b[field]));
}

type Problem = "missing" | "tooLong" | "notText";
export type DraftProblems = Partial<Record<"name" | "condition" | "serviceLabel" | "severityLabel", Problem>>;

const NAME_MAX = 100;
const LABEL_MAX = 200;

function problemOf(text: string, max: number): Problem | undefined {
  if (text.trim() === "") return "missing";
  if (text.length > max) return "tooLong";
  return text.includes("\0") || !text.isWellFormed() ? "notText" : undefined;
}

/** What has to be mended before a draft can be saved; whether the condition can be read is another question. */
export function problemsOf({ name, condition, settings }: RuleDraft): DraftProblems {
  const found: DraftProblems = {
    name: problemOf(name, NAME_MAX),
    condition: problemOf(condition, CONDITION_MAX_CHARACTERS),
    ...(!settings.service && { serviceLabel: problemOf(settings.serviceLabel, LABEL_MAX) }),
    ...(!settings.severity && { severityLabel: problemOf(settings.severityLabel, LABEL_MAX) }),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}
