import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { RoutingForbidden } from "@/app/_features/routing/routing-forbidden";
import { RoutingPage } from "@/app/_features/routing/routing-page";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing"))("title") };
}

export default async function RoutingSettingsPage({ searchParams }: PageProps<"/settings/routing">) {
  const [context, { rule }] = await Promise.all([gate(), searchParams]);
  const { viewer } = context;
  if (!isAllowed(viewer, "settings:read")) return <RoutingForbidden />;
  return (
    <RoutingPage
      initial={await createCaller(context).alert.rules()}
      canUpdate={isAllowed(viewer, "settings:update")}
      userId={viewer.userId}
      wanted={typeof rule === "string" ? rule : null}
    />
  );
}
