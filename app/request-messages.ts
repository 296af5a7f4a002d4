import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeOf } from "@/app/_lib/i18n/locale";
import { readMessages } from "@/app/_lib/i18n/read-messages";
import { presentStatuses } from "@/app/present-statuses";
import { nameStatuses } from "@/server/incident/rules/name-statuses";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  const [messages, statuses] = await Promise.all([readMessages(locale), presentStatuses()]);
  return { locale, messages: nameStatuses(messages, statuses), timeZone: "UTC", now: new Date() };
});
