"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Draft } from "@/app/_features/incident/declare/draft";
import type { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";
import type { IncidentType } from "@/server/incident/contract/incident-type";

export interface TypeChoiceProps {
  declare: Pick<ReturnType<typeof useDeclare>, "chooseType" | "typeProblem"> & {
    draft: Pick<Draft, "typeId" | "mode">;
  };
  /** Those that came with the page. */
  initialTypes?: IncidentType[];
}

/** Of what type it is, and which tasks that brings; nothing where there are no types. */
export function TypeChoice({ declare: { draft, chooseType, typeProblem }, initialTypes }: TypeChoiceProps) {
  const t = useTranslations("incidentTypes.declare");
  const trpc = useTRPC();
  const options = { staleTime: 60_000, initialData: initialTypes };
  const types = useQuery(trpc.incidentType.list.queryOptions(undefined, options)).data ?? [];
  const offered = types.filter(({ id, archivedAt }) => archivedAt === null || id === draft.typeId);
  const chosen = types.find(({ id }) => id === draft.typeId);
  if (offered.length === 0 && !draft.typeId) return null;
  const tasks = chosen?.tasks ?? [];
  const isOver = draft.mode === "retrospective";
  return (
    <div className="grid gap-2">
      <Select
        label={t("label")}
        hint={chosen?.description}
        error={typeProblem && t(typeProblem)}
        value={draft.typeId ?? ""}
        options={[{ value: "", label: t("none") }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
        onValue={(id) => chooseType(offered.find((each) => each.id === id) ?? null)}
      />
      {/* Told to who cannot see that it changed. */}
      <div role="status" className="text-sm text-secondary empty:hidden">
        {tasks.length > 0 && (isOver ? t("tasksOver") : t("tasks", { count: tasks.length }))}
        {tasks.length > 0 && !isOver && (
          <ul className="mt-1 list-disc pl-5">
            {tasks.map(({ id, title }) => (
              <li key={id} className="break-words">
                {title}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
