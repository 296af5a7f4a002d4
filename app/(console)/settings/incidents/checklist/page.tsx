import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { ChecklistForm } from "@/app/_features/incident/policy/checklist/checklist-form";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lifecycle.checklist.settings"))("title") };
}

export default async function ChecklistSettingsPage() {
  const context = await gate();
  const checklist = await createCaller(context).incident.checklist();
  return <ChecklistForm initial={checklist} canUpdate={isAllowed(context.viewer, "settings:update")} />;
}
