import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { MaintenancePage } from "@/app/_features/maintenance/maintenance-page";
import { isAllowed } from "@/server/platform/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("maintenance"))("title") };
}

export default async function MaintenanceSettingsPage() {
  const { viewer } = await gate();
  return <MaintenancePage canUpdate={isAllowed(viewer, "maintenance:update")} />;
}
