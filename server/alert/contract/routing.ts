import { z } from "zod";

export const ACTIONS = ["open", "attach", "triage", "drop"] as const;
export type RoutingAction = (typeof ACTIONS)[number];
export const AT_END = ["resolve", "monitor", "nothing"] as const;
export type AtEnd = (typeof AT_END)[number];

const SEVERITIES = ["sev1", "sev2", "sev3", "sev4", "sev5"] as const;
export const CONDITION_MAX_CHARACTERS = 2_000;
export const RULES_MAX = 200;
const WEEK_MINUTES = 10_080;
const labelName = z.string().min(1).max(200);

/** What a rule makes of the labels. What is left out is as in the built-in rule. */
export const ruleSettings = z.strictObject({
  /** Short name of the service that it is about, or else the label that holds it. */
  service: z.string().min(1).max(60).optional(),
  serviceLabel: labelName.default("service"),
  teamId: z.uuid().nullable().default(null),
  severity: z.enum(SEVERITIES).optional(),
  severityLabel: labelName.default("severity"),
  /** By values of that label, before those that are known anyway. */
  severityMap: z
    .record(z.string().max(200), z.enum(SEVERITIES))
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
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" }),
  /** CEL that answers true or false. */
  condition: z.string().trim().min(1).max(CONDITION_MAX_CHARACTERS),
  action: z.enum(ACTIONS),
  settings: ruleSettings.prefault({}),
  isOn: z.boolean().default(true),
};
/** It goes after all others. */
export const createRuleInput = z.strictObject(ruleFacts);
export type CreateRuleInput = z.infer<typeof createRuleInput>;
export const updateRuleInput = z.strictObject({ id: z.uuid(), ...ruleFacts });
export type UpdateRuleInput = z.infer<typeof updateRuleInput>;
export const removeRuleInput = z.strictObject({ id: z.uuid() });
/** All rules of the organization, in their new order. */
export const orderRulesInput = z.strictObject({ ids: z.array(z.uuid()).max(RULES_MAX) });

export interface RoutingRuleState extends CreateRuleInput {
  id: string;
  updatedAt: string;
}

/** Tries rules as they stand, or as they would: a rule without an id is a new one before all others. */
export const dryRunInput = z.strictObject({
  rules: z
    .array(z.strictObject({ id: z.uuid().nullable(), ...ruleFacts }))
    .max(RULES_MAX)
    .optional(),
  days: z.number().int().min(1).max(7).default(7),
});
export type DryRunInput = z.infer<typeof dryRunInput>;
export interface DryRunRule {
  /** Null for the built-in rule, which comes last. */
  id: string | null;
  name: string | null;
  action: RoutingAction | null;
  firings: number;
  /** Incidents that it would have opened. */
  opened: number;
  /** Names of the first alerts that came to it. */
  examples: string[];
  /** How often its condition could not be answered, mostly for a label that was not there. */
  failures: number;
  isTooSlow: boolean;
}
export interface DryRun {
  /** What was looked at; `isCut` when there was more. */
  firings: number;
  isCut: boolean;
  rules: DryRunRule[];
}

export const triageInput = z.strictObject({
  incidentNumber: z.number().int().min(1).max(2_147_483_647),
  idempotencyKey: z.uuid(),
});
export const declineInput = triageInput.extend({ reason: z.string().trim().max(500).default("") });
