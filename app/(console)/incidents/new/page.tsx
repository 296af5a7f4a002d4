import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { DeclarePage } from "@/app/_features/incident/declare/declare-page";
import { isAllowed } from "@/server/platform/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board.form"))("heading") };
}

export default async function NewIncidentPage() {
  const { viewer } = await gate();
  if (!isAllowed(viewer, "incident:declare")) redirect("/incidents");
  return <DeclarePage />;
}
