"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TaskLines } from "@/app/_features/incident/types/task-lines";
import type { TypeDraft, TypeProblems } from "@/app/_features/incident/types/type-draft";
import { useTRPC } from "@/app/_lib/trpc";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { TextArea } from "@/app/_ui/text-area";
import { TextField } from "@/app/_ui/text-field";
import { SEVERITIES } from "@/server/incident/contract";
import { TYPE_NAME_MAX } from "@/server/incident/contract/incident-type";

export interface TypeFieldsProps {
  draft: TypeDraft;
  problems: TypeProblems;
  change: (part: Partial<TypeDraft>) => void;
}

/** What a type is called, and what an incident of it begins with. */
export function TypeFields({ draft, problems, change }: TypeFieldsProps) {
  const t = useTranslations("incidentTypes.form");
  const severities = useTranslations("common.severity");
  const trpc = useTRPC();
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: 60_000 }));
  const words = (field: keyof TypeProblems) => problems[field] && t(`problem.${problems[field]}`);
  return (
    <>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={words("name")}
        value={draft.name}
        maxLength={TYPE_NAME_MAX}
        ref={focusOnMount}
        autoComplete="off"
        onValue={(name) => change({ name })}
      />
      <TextField
        label={t("description")}
        error={words("description")}
        value={draft.description}
        autoComplete="off"
        onValue={(description) => change({ description })}
      />
      <div className="grid items-start gap-4 room:grid-cols-2">
        <Select
          label={t("severity")}
          value={draft.severity ?? ""}
          options={[
            { value: "", label: t("noSeverity") },
            ...SEVERITIES.map((value) => ({ value, label: severities(`${value}.name`) })),
          ]}
          onValue={(value) => change({ severity: SEVERITIES.find((each) => each === value) ?? null })}
        />
        <Select
          label={t("team")}
          error={words("teamId")}
          value={draft.teamId ?? ""}
          options={[
            { value: "", label: t("noTeam") },
            ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(teamId) => change({ teamId: teamId || null })}
        />
      </div>
      <Switch
        label={t("private")}
        hint={t("privateHint")}
        checked={draft.visibility === "private"}
        onChange={(isPrivate) => change({ visibility: isPrivate ? "private" : null })}
      />
      <TextArea
        label={t("summary")}
        hint={t("summaryHint")}
        error={words("summary")}
        rows={4}
        value={draft.summary}
        onValue={(summary) => change({ summary })}
      />
      <TaskLines tasks={draft.tasks} error={words("tasks")} onChange={(tasks) => change({ tasks })} />
    </>
  );
}
