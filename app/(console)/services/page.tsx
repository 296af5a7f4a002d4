import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { ServicesScreen } from "@/app/(console)/services/services-screen";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("services"))("title") };
}

export default async function ServicesPage() {
  const context = await gate();
  const services = await createCaller(context).service.list();
  return <ServicesScreen initial={services} canUpdate={isAllowed(context.viewer, "service:update")} />;
}
