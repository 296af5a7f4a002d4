import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeOf } from "@/app/_lib/i18n/locale";
import { readMessages } from "@/app/_lib/i18n/read-messages";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  return { locale, messages: await readMessages(locale), timeZone: "UTC", now: new Date() };
});
