import { createTranslator } from "next-intl";
import commonEn from "@/messages/en/common.json";
import recordEn from "@/messages/en/record.json";
import timelineEn from "@/messages/en/timeline.json";
import commonZh from "@/messages/zh-TW/common.json";
import recordZh from "@/messages/zh-TW/record.json";
import timelineZh from "@/messages/zh-TW/timeline.json";
import type { StatusSettings } from "@/server/incident/contract/status-settings";
import { nameStatuses } from "@/server/incident/rules/name-statuses";
import type { ExportQuery } from "@/server/record/contract";

type Locale = ExportQuery["locale"];
type Values = Record<string, string | ((chunks: string) => string)>;

const MESSAGES: Record<Locale, Record<string, unknown>> = {
  en: { common: commonEn, record: recordEn, timeline: timelineEn },
  "zh-TW": { common: commonZh, record: recordZh, timeline: timelineZh },
};

/** The product's words in one language; null where there are none, or where they need a value that is not given. */
export type RecordWords = (key: string, values?: Values) => string | null;

/** @param statuses their names are said instead of the built-in words */
export function recordWords(locale: Locale, statuses: StatusSettings): RecordWords {
  const translate = createTranslator<Record<string, unknown>>({
    locale,
    messages: nameStatuses(MESSAGES[locale], statuses),
    onError: (error) => {
      throw error;
    },
  });
  return (key, values = {}) => {
    try {
      return translate.markup(key as never, values as never);
    } catch {
      return null;
    }
  };
}
