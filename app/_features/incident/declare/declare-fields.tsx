"use client";

import { useTranslations } from "next-intl";
import type { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { FieldControl } from "@/app/_features/incident/fields/field-control";
import { draftOf } from "@/app/_features/incident/fields/field-draft";

export interface DeclareFieldsProps {
  fields: ReturnType<typeof useDeclare>["fields"];
}

/** What the organization asks for when an incident is declared. */
export function DeclareFields({ fields }: DeclareFieldsProps) {
  const t = useTranslations("fields");
  return fields.asked.map((field) => {
    const problem = fields.problems[field.id];
    return (
      <FieldControl
        key={field.id}
        field={{ ...field, value: null }}
        draft={fields.drafts[field.id] ?? draftOf(field.kind, null)}
        error={problem && t(`problem.${problem}`)}
        onDraft={(draft) => fields.change(field.id, draft)}
      />
    );
  });
}
