import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { addFieldInput, type CustomField } from "@/server/field/contract";
import { hasOptions } from "@/server/field/rules/keep-options";

export type FieldSettings = Omit<CustomField, "id" | "version" | "isArchived">;

export const newOption = () => ({ id: idempotencyKey(), label: "", isArchived: false });

export function newField(): FieldSettings {
  return { name: "", description: "", kind: "text", options: [], required: "never", isAsked: false, typeIds: [] };
}

export function settingsOf({
  name,
  description,
  kind,
  options,
  required,
  isAsked,
  typeIds,
}: FieldSettings): FieldSettings {
  return { name, description, kind, options, required, isAsked, typeIds };
}

/** With or without options, as the kind has them. */
export function ofKind(draft: FieldSettings, kind: FieldSettings["kind"]): FieldSettings {
  const options = draft.options.length > 0 ? draft.options : [newOption(), newOption()];
  return { ...draft, kind, options: hasOptions(kind) ? options : [] };
}

/** Lines of options that are left empty are none. */
export function sentSettings(draft: FieldSettings): FieldSettings {
  const options = hasOptions(draft.kind) ? draft.options.filter(({ label }) => label.trim() !== "") : [];
  return { ...draft, options };
}

export type SettingsProblem = "missing" | "notText" | "alike";
export type SettingsProblems = Partial<Record<keyof FieldSettings, SettingsProblem>>;

/** What is wrong, by what it is wrong with; empty when it can be saved. */
export function settingsProblems(draft: FieldSettings): SettingsProblems {
  const sent = sentSettings(draft);
  const problems: SettingsProblems = {};
  for (const { path, code, message } of addFieldInput.safeParse(sent).error?.issues ?? []) {
    const part = path[0] as keyof FieldSettings;
    problems[part] ??= message === "alike" ? "alike" : code === "too_small" ? "missing" : "notText";
  }
  const isAnyOpen = sent.options.some(({ isArchived }) => !isArchived);
  if (hasOptions(draft.kind) && !isAnyOpen) problems.options ??= "missing";
  return problems;
}
