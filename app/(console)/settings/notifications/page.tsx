import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { NotificationPage } from "@/app/_features/notification/notification-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notification"))("title") };
}

export default async function NotificationsPage() {
  const { viewer } = await gate();
  return <NotificationPage userId={viewer.userId} />;
}
