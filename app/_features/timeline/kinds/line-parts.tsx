import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShownEvent } from "../shown-event";

export interface LineProps {
  event: ShownEvent;
}

const LABELS = {
  status: (value: string) => `status.${value}`,
  severity: (value: string) => `severity.${value}.name`,
  role: (value: string) => `role.${value}`,
};

/** Reads what an event carries as words: names of people and values, with something to say when they are missing. */
export function useLineParts({ actorName, payload }: ShownEvent) {
  const t = useTranslations("timeline");
  const common = useTranslations("common");
  const text = (field: string) => (typeof payload[field] === "string" ? payload[field] : "");
  return {
    t,
    text,
    /** A list of words; empty when there is none. */
    texts: (field: string): string[] => {
      const values = payload[field];
      return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
    },
    who: actorName || t("someone"),
    b: (chunks: ReactNode) => <b>{chunks}</b>,
    label: (labels: keyof typeof LABELS, field: string) => {
      const value = text(field);
      const key = LABELS[labels](value);
      return value && common.has(key) ? common(key) : value || t("unknownValue");
    },
  };
}
