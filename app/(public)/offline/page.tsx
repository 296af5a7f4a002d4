import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OfflinePage } from "@/app/_features/offline/offline-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offline.page");
  return { title: t("title"), robots: { index: false } };
}

/** What the service worker shows in place of a page that it has not kept. */
export default function Page() {
  return <OfflinePage />;
}
