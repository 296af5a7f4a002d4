import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { Board } from "@/app/_features/incident/board/board";
import { readFilters } from "@/app/_features/incident/board/filters";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("title") };
}

export default async function BoardPage({ searchParams }: PageProps<"/incidents">) {
  const [params, context] = await Promise.all([searchParams, gate()]);
  const filters = readFilters(
    new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
    ),
  );
  const page = await createCaller(context).incident.list(filters);
  return <Board initial={{ filters, page }} canDeclare={isAllowed(context.viewer, "incident:declare")} />;
}
