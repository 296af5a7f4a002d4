import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { TypesPage } from "@/app/_features/incident/types/types-page";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidentTypes.settings"))("title") };
}

export default async function IncidentTypesPage() {
  const context = await gate();
  const types = await createCaller(context).incidentType.list();
  return <TypesPage initial={types} canUpdate={isAllowed(context.viewer, "settings:update")} />;
}
