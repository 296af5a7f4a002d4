"use client";

import { useTranslations } from "next-intl";
import { CheckList } from "@/app/_features/incident/room/checklist/check-list";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import type { IncidentDetail } from "@/server/incident/contract";

export interface ChecklistSectionProps {
  incident: Pick<IncidentDetail, "checklist" | "status" | "canUpdate">;
  run: ReturnType<typeof useCommands>["run"];
}

/** The checklist for resolving, where one works one's tasks off; nothing where there is none. */
export function ChecklistSection({ incident, run }: ChecklistSectionProps) {
  const t = useTranslations("lifecycle.checklist");
  const { checklist, status } = incident;
  const canUpdate = incident.canUpdate && status !== "closed";
  if (checklist.length === 0) return null;
  const done = checklist.filter((item) => item.done !== null).length;
  return (
    <section aria-labelledby="checklist" className="border-b border-weak px-2 py-2">
      <h3 id="checklist" className="px-2 text-sm font-medium text-primary">
        {t("section")} <span className="tabular text-secondary">{t("progress", { done, all: checklist.length })}</span>
      </h3>
      <CheckList items={checklist} canUpdate={canUpdate} onCheck={(id, isDone) => run({ kind: "check", id, isDone })} />
    </section>
  );
}
