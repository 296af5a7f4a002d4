import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { BoardOfIncidents } from "@/app/(console)/incidents/(board)/board-of-incidents";
import { listedStatuses, readFilters } from "@/app/_features/incident/board/filters";
import { isAllowed } from "@/server/platform/access";
import { createCaller } from "@/server/router";

const NOTHING = { items: [], nextBefore: null };

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
  const { list } = createCaller(context).incident;
  const statuses = listedStatuses(filters.statuses);
  const isTriageAsked = filters.statuses.length === 0 || filters.statuses.includes("triage");
  const [page, triage] = await Promise.all([
    statuses ? list({ ...filters, statuses }) : NOTHING,
    isTriageAsked ? list({ ...filters, statuses: ["triage"] }) : NOTHING,
  ]);
  return (
    <BoardOfIncidents
      initial={{ filters, page, triage }}
      canDeclare={isAllowed(context.viewer, "incident:declare")}
      canUpdate={isAllowed(context.viewer, "incident:update")}
    />
  );
}
