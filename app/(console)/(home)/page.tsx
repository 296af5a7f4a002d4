import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HomeScreen } from "@/app/(console)/(home)/home-screen";
import { gate } from "@/app/(console)/_shell/gate";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const context = await gate();
  const { viewer } = context;
  return (
    <HomeScreen
      initial={await createCaller(context).home.overview()}
      canDeclare={isAllowed(viewer, "incident:declare")}
      hasSettings={isAllowed(viewer, "settings:read")}
    />
  );
}
