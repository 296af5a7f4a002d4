import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { SeverityPolicyForm } from "@/app/_features/incident/policy/severity-policy-form";
import { StatusSettingsForm } from "@/app/_features/incident/policy/status-settings-form";
import { localeOf } from "@/app/_lib/i18n/locale";
import { readMessages } from "@/app/_lib/i18n/read-messages";
import type { IncidentStatus } from "@/server/incident/contract";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy"))("title") };
}

/** What statuses are called where nobody has named them. */
async function builtInWords(): Promise<Record<IncidentStatus, string>> {
  const { common } = await readMessages(localeOf(await getLocale(), null));
  return (common as { status: Record<IncidentStatus, string> }).status;
}

export default async function IncidentSettingsPage() {
  const context = await gate();
  const { incident } = createCaller(context);
  const [policies, statuses, builtIn] = await Promise.all([incident.policies(), incident.statuses(), builtInWords()]);
  const canUpdate = isAllowed(context.viewer, "settings:update");
  return (
    <>
      <SeverityPolicyForm initial={policies} canUpdate={canUpdate} />
      <StatusSettingsForm initial={statuses} builtIn={builtIn} canUpdate={canUpdate} />
    </>
  );
}
