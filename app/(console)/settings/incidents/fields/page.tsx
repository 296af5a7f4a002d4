import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { FieldsSettings } from "@/app/_features/incident/policy/fields/fields-settings";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fields.settings"))("title") };
}

export default async function FieldSettingsPage() {
  const context = await gate();
  const fields = await createCaller(context).field.list();
  return <FieldsSettings initial={fields} canUpdate={isAllowed(context.viewer, "settings:update")} />;
}
