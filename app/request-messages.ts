import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeOf } from "@/app/_lib/i18n/locale";
import { readMessages } from "@/app/_lib/i18n/read-messages";
import { presentContext } from "@/app/present-context";
import { USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { nameStatuses } from "@/server/incident/rules/name-statuses";
import { statusesOf } from "@/server/incident/status-settings";

/** The names of statuses where the reader belongs; a page that cannot be told them still says what it has to. */
async function presentStatuses() {
  try {
    const { viewer, services } = await presentContext();
    return viewer ? await statusesOf(services.db, viewer.organizationId) : USUAL_STATUSES;
  } catch {
    return USUAL_STATUSES;
  }
}

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  const [messages, statuses] = await Promise.all([readMessages(locale), presentStatuses()]);
  return { locale, messages: nameStatuses(messages, statuses), timeZone: "UTC", now: new Date() };
});
