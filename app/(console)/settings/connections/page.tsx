import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { ConnectionForbidden } from "@/app/_features/connection/connection-forbidden";
import { ConnectionPage } from "@/app/_features/connection/connection-page";
import { ConnectAlerting } from "@/app/_features/registration/connect-alerting";
import { isAllowed } from "@/server/platform/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("title") };
}

export default async function ConnectionsPage() {
  const { viewer } = await gate();
  return isAllowed(viewer, "settings:read") ? (
    <ConnectionPage alerting={<ConnectAlerting />} />
  ) : (
    <ConnectionForbidden />
  );
}
