import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { DeclarePage } from "@/app/_features/incident/declare/declare-page";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board.form"))("heading") };
}

export default async function NewIncidentPage() {
  const context = await gate();
  if (!isAllowed(context.viewer, "incident:declare")) redirect("/incidents");
  return <DeclarePage types={await createCaller(context).incidentType.list()} />;
}
