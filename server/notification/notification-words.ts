import { createTranslator } from "next-intl";
import commonEn from "@/messages/en/common.json";
import notificationEn from "@/messages/en/notification.json";
import commonZh from "@/messages/zh-TW/common.json";
import notificationZh from "@/messages/zh-TW/notification.json";

const MESSAGES: Record<string, Record<string, unknown>> = {
  en: { common: commonEn, notification: notificationEn },
  "zh-TW": { common: commonZh, notification: notificationZh },
};

export type NotificationWords = (key: string, values?: Record<string, string | number>) => string;

/** The product's words in the language of a browser; English for one that is not known. */
export function notificationWords(locale: string): NotificationWords {
  const translate = createTranslator<Record<string, unknown>>({
    locale: locale in MESSAGES ? locale : "en",
    messages: MESSAGES[locale] ?? MESSAGES.en,
  });
  return (key, values = {}) => translate(key as never, values as never);
}
