import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { ServiceScreen } from "@/app/(console)/services/[slug]/service-screen";
import { isAllowed } from "@/server/platform/access";
import { toAppError } from "@/server/platform/errors";
import { createCaller } from "@/server/router";
import { readServiceInput } from "@/server/service/contract";

export async function generateMetadata({ params }: PageProps<"/services/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  return { title: `${(await getTranslations("services"))("title")}: ${slug}` };
}

export default async function ServicePage({ params }: PageProps<"/services/[slug]">) {
  const context = await gate();
  const asked = readServiceInput.safeParse(await params);
  if (!asked.success) notFound();
  const service = await createCaller(context)
    .service.get(asked.data)
    .catch((error: unknown) => {
      if (toAppError(error).code === "NOT_FOUND") notFound();
      throw error;
    });
  // Another service begins anew, though one comes straight from this one.
  return <ServiceScreen key={service.id} initial={service} canUpdate={isAllowed(context.viewer, "service:update")} />;
}
