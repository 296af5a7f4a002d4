"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FieldRow } from "@/app/_features/incident/fields/field-row";
import type { IncidentDetail } from "@/server/incident/contract";

/** What the organization wants to know of an incident, edited where it stands; nothing where it asks nothing. */
export function FieldsSection({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("fields");
  const heading = useId();
  const { number, fields, canUpdate } = incident;
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="border-b border-weak px-4 py-2">
      <h3 id={heading} className="text-sm font-medium text-primary">
        {t("section")}
      </h3>
      <dl className="grid">
        {fields.map((field) => (
          <FieldRow key={field.id} incidentNumber={number} field={field} canUpdate={canUpdate} />
        ))}
      </dl>
    </section>
  );
}
