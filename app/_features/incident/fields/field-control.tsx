"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldDraft } from "@/app/_features/incident/fields/field-draft";
import { OptionChecks } from "@/app/_features/incident/fields/option-checks";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";
import { TextArea } from "@/app/_ui/text-area";
import { TextField } from "@/app/_ui/text-field";
import { FIELD_LINK_MAX, FIELD_TEXT_MAX } from "@/server/field/contract";
import type { FieldState } from "@/server/incident/contract/fields";

export interface FieldControlProps {
  field: Pick<FieldState, "id" | "name" | "description" | "kind" | "options" | "value">;
  draft: FieldDraft;
  error?: string;
  /** Absent: the field's name. */
  label?: ReactNode;
  onDraft: (draft: FieldDraft) => void;
}

/** The organization's people as choices, where they are asked for. */
function usePeople(isWanted: boolean) {
  const trpc = useTRPC();
  const people = useQuery(trpc.incident.people.queryOptions(undefined, { staleTime: 60_000, enabled: isWanted }));
  return (people.data ?? []).map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` }));
}

/** What a field of this kind is filled with in a form. */
export function FieldControl({ field, draft, error, label = field.name, onDraft }: FieldControlProps) {
  const t = useTranslations("fields");
  const { kind, options, value } = field;
  const people = usePeople(kind === "person");
  const text = typeof draft === "string" ? draft : "";
  const shared = { label, hint: field.description || undefined, error, onValue: onDraft, value: text };
  const nothing = { value: "", label: t("nothing") };
  const chosen = new Set(Array.isArray(value) ? value : [value]);
  const open = options.filter(({ id, isArchived }) => !isArchived || chosen.has(id));
  switch (kind) {
    case "text":
      return <TextArea {...shared} rows={3} maxLength={FIELD_TEXT_MAX} />;
    case "number":
      return <TextField {...shared} inputMode="decimal" autoComplete="off" />;
    case "date":
      return <TextField {...shared} type="date" />;
    case "link":
      return (
        <TextField {...shared} type="url" inputMode="url" maxLength={FIELD_LINK_MAX} placeholder={t("linkExample")} />
      );
    case "select":
      return (
        <Select {...shared} options={[nothing, ...open.map(({ id, label: name }) => ({ value: id, label: name }))]} />
      );
    case "person":
      return <Select {...shared} options={[nothing, ...people]} />;
    case "yes_no":
      return (
        <Select {...shared} options={[nothing, { value: "yes", label: t("yes") }, { value: "no", label: t("no") }]} />
      );
    case "multi_select":
      return (
        <OptionChecks
          label={label}
          hint={field.description}
          error={error}
          options={open}
          chosen={Array.isArray(draft) ? draft : []}
          onChange={onDraft}
        />
      );
  }
}
