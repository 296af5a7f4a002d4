import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { SeverityPolicyForm } from "@/app/_features/incident/policy/severity-policy-form";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy"))("title") };
}

export default async function IncidentSettingsPage() {
  const context = await gate();
  const policies = await createCaller(context).incident.policies();
  return <SeverityPolicyForm initial={policies} canUpdate={isAllowed(context.viewer, "settings:update")} />;
}
