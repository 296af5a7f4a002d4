import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { IntakeForbidden } from "@/app/_features/intake/intake-forbidden";
import { SourcePage } from "@/app/_features/intake/source/source-page";
import { isAllowed } from "@/server/platform/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("intake"))("title") };
}

export default async function AlertSourcePage({ params }: PageProps<"/settings/alert-sources/[source]">) {
  const { viewer } = await gate();
  if (!isAllowed(viewer, "settings:read")) return <IntakeForbidden />;
  return <SourcePage sourceId={(await params).source} canUpdate={isAllowed(viewer, "settings:update")} />;
}
