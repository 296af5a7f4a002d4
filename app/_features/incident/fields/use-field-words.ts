"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { FieldState } from "@/server/incident/contract/fields";
import { valueWords } from "@/server/field/rules/value-words";

/** Says what a field is set to, in the reader's language; null where it is empty. */
export function useFieldWords(): (field: Pick<FieldState, "kind" | "options" | "value" | "person">) => string | null {
  const t = useTranslations("fields");
  const format = useFormatter();
  return ({ kind, options, value, person }) => {
    if (value === null) return null;
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return format.number(value, { maximumSignificantDigits: 15 });
    if (kind === "date" && typeof value === "string") {
      return format.dateTime(new Date(`${value}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
    }
    // Who was chosen just now is named by the server.
    if (kind === "person") return person ? person.name || t("somebodyGone") : "…";
    if (Array.isArray(value)) {
      return format.list(
        value.map((id) => valueWords({ options }, id) ?? id),
        { type: "unit" },
      );
    }
    return valueWords({ options }, value);
  };
}
