import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { AlertSourcesPage } from "@/app/_features/intake/alert-sources-page";
import { IntakeForbidden } from "@/app/_features/intake/intake-forbidden";
import { isAllowed } from "@/server/platform/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("intake"))("title") };
}

export default async function AlertSourcesSettingsPage() {
  const { viewer } = await gate();
  if (!isAllowed(viewer, "settings:read")) return <IntakeForbidden />;
  return <AlertSourcesPage canUpdate={isAllowed(viewer, "settings:update")} />;
}
