import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { isolated } from "../isolated";
import type { ShownEvent } from "../shown-event";
import { useTimeZone } from "../use-time-zone";

export interface LineProps {
  event: ShownEvent;
  /** What became of the event; absent on a shared page, which shows it as it stands. */
  entry?: ShownEntry;
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
  const format = useFormatter();
  const timeZone = useTimeZone();
  const text = (field: string) => (typeof payload[field] === "string" ? isolated(payload[field]) : "");
  return {
    t,
    text,
    /** A list of words; empty when there is none. */
    texts: (field: string): string[] => {
      const values = payload[field];
      return Array.isArray(values) ? values.filter((value) => typeof value === "string").map(isolated) : [];
    },
    /** A moment on the reader's clock; empty when there is none. */
    moment: (field: string): string => {
      const time = new Date(typeof payload[field] === "string" ? payload[field] : Number.NaN);
      if (Number.isNaN(time.getTime())) return "";
      return format.dateTime(time, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone });
    },
    who: isolated(actorName) || t("someone"),
    b: (chunks: ReactNode) => <b>{chunks}</b>,
    label: (labels: keyof typeof LABELS, field: string) => {
      const value = text(field);
      const key = LABELS[labels](value);
      return value && common.has(key) ? common(key) : value || t("unknownValue");
    },
  };
}
