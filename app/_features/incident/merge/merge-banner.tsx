"use client";

import { useQuery } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { UnmergeDialog } from "@/app/_features/incident/merge/unmerge-dialog";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { IncidentDetail } from "@/server/incident/contract";

/** Says what an incident was merged into, and by whom, with the way back. */
export function MergeBanner({ incident }: { incident: Pick<IncidentDetail, "number" | "canUpdate" | "isMerged"> }) {
  const t = useTranslations("merge");
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const { number, isMerged = false, canUpdate } = incident;
  const { data } = useQuery(trpc.merge.ofIncident.queryOptions({ number }, { enabled: isMerged }));
  if (!isMerged || !data?.merged) return null;
  const { target, by, at, back } = data.merged;
  const link = (chunks: ReactNode) =>
    target ? (
      <Link href={`/incidents/${target.number}`} className="font-medium text-link hover:underline">
        {chunks}
      </Link>
    ) : (
      <b>{chunks}</b>
    );
  return (
    <aside
      aria-label={t("bannerLabel")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-l-2 border-weak border-l-info bg-secondary px-3 py-1.5 text-sm text-primary room:px-4"
    >
      <Merge aria-hidden size={16} className="shrink-0 text-info" />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {target ? t.rich("banner", { link, into: target.number, title: target.title, by }) : t("bannerUnseen", { by })}{" "}
        <TimeStamp at={at} className="text-secondary" />
      </p>
      {canUpdate && target && <Button onClick={() => setAsking(true)}>{t("unmerge")}</Button>}
      {isAsking && target && (
        <UnmergeDialog number={number} target={target} back={back} onClose={() => setAsking(false)} />
      )}
    </aside>
  );
}
