import { z } from "zod";

export const ACTIONS = ["open", "attach", "triage", "drop"] as const;
export type RoutingAction = (typeof ACTIONS)[number];
export const AT_END = ["resolve", "monitor", "nothing"] as const;
export type AtEnd = (typeof AT_END)[number];

const SEVERITIES = ["sev1", "sev2", "sev3", "sev4", "sev5"] as const;
export const CONDITION_MAX_CHARACTERS = 2_000;
export const RULES_MAX = 200;
const WEEK_MINUTES = 10_080;
/** What the database can hold. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });
const labelName = text(200).min(1);

/** What a rule makes of the labels. What is left out is as in the built-in rule. */
export const ruleSettings = z.strictObject({
  /** Short name of the service that it is about, or else the label that holds it. */
  service: text(60).min(1).optional(),
  serviceLabel: labelName.default("service"),
  teamId: z.uuid().nullable().default(null),
  /** Type of the incidents that it opens: what it proposes counts where neither rule nor labels say it. */
  typeId: z.uuid().nullable().default(null),
  severity: z.enum(SEVERITIES).optional(),
  severityLabel: labelName.default("severity"),
  /** By values of that label, before those that are known anyway. */
  severityMap: z
    .record(text(200), z.enum(SEVERITIES))
    .refine((map) => Object.keys(map).length <= 50, { message: "Too many" })
    .default({}),
  /** Firings with the same values of these labels share an incident. */
  groupBy: z.array(labelName).max(10).default([]),
  /** Only an incident that began within this time takes another firing; any open one when null. */
  windowMinutes: z.number().int().min(1).max(WEEK_MINUTES).nullable().default(null),
  atEnd: z.enum(AT_END).default("resolve"),
});
export type RuleSettings = z.infer<typeof ruleSettings>;

const ruleFacts = {
  name: text(100).trim().min(1),
  /** CEL that answers true or false. */
  condition: text(CONDITION_MAX_CHARACTERS).trim().min(1),
  action: z.enum(ACTIONS),
  settings: ruleSettings.prefault({}),
  isOn: z.boolean().default(true),
};
const ruleSchema = z.strictObject(ruleFacts);
export type RuleFacts = z.infer<typeof ruleSchema>;
/** What a rule is made of, as it may be left out when one is written. */
export type RuleWish = z.input<typeof ruleSchema>;
/** When the rule was last changed, as the sender saw it: a change in between is refused, never overwritten. */
const seenAt = z.iso.datetime();

export const createRuleInput = z.strictObject({
  ...ruleFacts,
  /** Made by the sender: the same one is made once, and one that was removed comes back as it was. */
  id: z.uuid().optional(),
  /** How many rules come before it; after all of them unless given. */
  position: z.number().int().min(0).max(RULES_MAX).optional(),
});
export type CreateRuleInput = z.infer<typeof createRuleInput>;
export const updateRuleInput = z.strictObject({ ...ruleFacts, id: z.uuid(), seenAt });
export type UpdateRuleInput = z.infer<typeof updateRuleInput>;
export const removeRuleInput = z.strictObject({ id: z.uuid(), seenAt });
const ruleIds = z.array(z.uuid()).max(RULES_MAX);
/** All rules of the organization in their new order, and in the one that the sender saw. */
export const orderRulesInput = z.strictObject({ ids: ruleIds, seen: ruleIds });

export interface RoutingRuleState extends RuleFacts {
  id: string;
  updatedAt: string;
  /** Name of who changed it last; null where nobody did it by hand, and of changes before this was noted. */
  updatedBy: string | null;
}

/** Tries rules as they stand, or as they would: a rule without an id is a new one, and their order is the one given. */
export const dryRunInput = z.strictObject({
  rules: z
    .array(z.strictObject({ ...ruleFacts, id: z.uuid().nullable() }))
    .max(RULES_MAX)
    .optional(),
  days: z.number().int().min(1).max(7).default(7),
});
export type DryRunInput = z.infer<typeof dryRunInput>;
/** A rule by its place in a dry run; one without a name is the built-in one, which comes last. */
export interface DryRunPlace {
  id: string | null;
  name: string | null;
}
/** Why a condition could not be answered: the code of the language, and what it was about, such as `labels.env`. */
export interface ConditionFailure {
  code: string;
  about: string;
  count: number;
}
export interface DryRunRule extends DryRunPlace {
  action: RoutingAction | null;
  firings: number;
  /** Incidents that it would have opened. */
  opened: number;
  /** Names of the first alerts that came to it. */
  examples: string[];
  /** How often its condition could not be answered, mostly for a label that was not there; and why, most often first. */
  failures: number;
  reasons: ConditionFailure[];
  isTooSlow: boolean;
}
/** Firings that come to another rule than they do as the rules stand. */
export interface MovedFirings {
  from: DryRunPlace;
  to: DryRunPlace;
  count: number;
}
export interface DryRun {
  /** What was looked at, and since when; `isCut` when there was more, and then the oldest are left out. */
  firings: number;
  since: string;
  isCut: boolean;
  /** Those that are on, in their order, and the built-in one. */
  rules: DryRunRule[];
  /** Of all rules, as they were given and as they stand. */
  opened: number;
  openedBefore: number;
  moved: MovedFirings[];
}

export const triageInput = z.strictObject({
  incidentNumber: z.number().int().min(1).max(2_147_483_647),
  idempotencyKey: z.uuid(),
});
export const declineInput = triageInput.extend({ reason: text(500).trim().default("") });
