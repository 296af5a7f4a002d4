import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { SharedHeader } from "@/app/(public)/s/[token]/shared-header";
import { SharedPanels } from "@/app/(public)/s/[token]/shared-panels";
import { SharedTimeline } from "@/app/(public)/s/[token]/shared-timeline";
import { PainterScript } from "@/app/_features/dashboard/glance/painter-script";
import { nameStatuses } from "@/server/incident/rules/name-statuses";
import { toAppError } from "@/server/platform/errors";
import { contextOf } from "@/server/request-context";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("share");
  return { title: t("page.title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** Expired, revoked and altered links are all the same nothing. */
function missing(error: unknown): never {
  if (toAppError(error).code === "NOT_FOUND") notFound();
  throw error;
}

export default async function SharedPage({ params }: PageProps<"/s/[token]">) {
  const { token } = await params;
  const t = await getTranslations("share.page");
  const context = await contextOf(await headers());
  const incident = await createCaller(context).share.open({ token }).catch(missing);
  return (
    <main className="flex flex-1 flex-col">
      <PainterScript />
      <NextIntlClientProvider messages={nameStatuses(await getMessages(), incident)}>
        <SharedHeader incident={incident} />
        <div className="grid flex-1 content-start gap-6 px-4 py-4 room:grid-cols-[minmax(0,1fr)_minmax(360px,33%)]">
          <section aria-label={t("panels")} className="min-w-0">
            {incident.dashboardUid ? (
              <SharedPanels room={`share-${token}`} dashboardUid={incident.dashboardUid} range={incident.range} />
            ) : (
              <p className="text-secondary">{t("noPanels")}</p>
            )}
          </section>
          <section aria-label={t("timeline")} className="min-w-0 room:border-l room:border-weak room:pl-4">
            <SharedTimeline events={incident.events} truncated={incident.truncated} />
          </section>
        </div>
      </NextIntlClientProvider>
    </main>
  );
}
