import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { AlertsScreen } from "@/app/(console)/alerts/alerts-screen";
import { pageUrl } from "@/app/_features/alert/page/page-url";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const [params, context] = await Promise.all([searchParams, gate()]);
  const wish = pageUrl.read(
    new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
    ),
  );
  // A filter that cannot be read is shown with what is wrong, and the list is left to the browser.
  const list = await createCaller(context)
    .alert.list({ filter: wish.filter.trim(), state: wish.tab, limit: 100, perGroup: 100 })
    .catch(() => null);
  const { viewer } = context;
  return (
    <AlertsScreen
      initial={{ wish, list }}
      canOpen={isAllowed(viewer, "incident:declare")}
      canAttach={isAllowed(viewer, "incident:update")}
      canConnect={isAllowed(viewer, "settings:update")}
      canSilence={isAllowed(viewer, "silence:write")}
      canExplore={isAllowed(viewer, "query:adhoc")}
    />
  );
}
