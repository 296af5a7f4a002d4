"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { DashboardPicker } from "@/app/_features/incident/dashboard-picker";
import { DeclareFields } from "@/app/_features/incident/declare/declare-fields";
import type { DraftProblem } from "@/app/_features/incident/declare/draft";
import { ModeChoice } from "@/app/_features/incident/declare/mode-choice";
import { RetrospectiveTimes } from "@/app/_features/incident/declare/retrospective-times";
import { SeverityChoice } from "@/app/_features/incident/declare/severity-choice";
import { TypeChoice } from "@/app/_features/incident/declare/type-choice";
import type { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { ServiceChoice } from "@/app/_features/incident/service-choice";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { TextArea } from "@/app/_ui/text-area";
import { TextField } from "@/app/_ui/text-field";
import type { IncidentType } from "@/server/incident/contract/incident-type";

export interface DeclareFormProps {
  id: string;
  declare: ReturnType<typeof useDeclare>;
  initialTypes?: IncidentType[];
}

/** What a room opens with when it is there. */
const USUAL_DASHBOARD = "shop-overview";

export function DeclareForm({ id, declare, initialTypes }: DeclareFormProps) {
  const t = useTranslations("board.form");
  const visibility = useTranslations("visibility");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const form = useRef<HTMLFormElement>(null);
  const touched = useRef(false);
  const { draft, change, problems, error } = declare;
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: 60_000 }));
  const usual = useQuery(trpc.dashboard.search.queryOptions({ text: "" }, { retry: false })).data?.find(
    ({ uid }) => uid === USUAL_DASHBOARD,
  );
  const words = (problem: DraftProblem | undefined, field: "title" | "summary" | "severity") =>
    problem && t(`problem.${field}.${problem}`);

  useEffect(() => {
    if (!usual || touched.current) return;
    touched.current = true;
    change({ dashboards: [{ uid: usual.uid, title: usual.title }] });
  }, [usual, change]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (declare.submit()) return;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={form} id={id} noValidate onSubmit={submit} className="grid gap-5">
      <TypeChoice declare={declare} initialTypes={initialTypes} />
      <TextField
        label={t("title")}
        hint={t("titleHint")}
        error={words(problems.title, "title")}
        value={draft.title}
        ref={focusOnMount}
        autoComplete="off"
        onValue={(title) => change({ title })}
      />
      <SeverityChoice
        value={draft.severity}
        error={words(problems.severity, "severity")}
        onChange={(severity) => change({ severity })}
      />
      <Select
        label={t("team")}
        value={draft.teamId ?? ""}
        options={[
          { value: "", label: t("noTeam") },
          ...(teams.data ?? []).map(({ id: value, name }) => ({ value, label: name })),
        ]}
        onValue={(teamId) => change({ teamId: teamId || null })}
      />
      <TextArea
        label={t("summary")}
        hint={t("summaryHint")}
        error={words(problems.summary, "summary")}
        rows={3}
        value={draft.summary}
        onValue={(summary) => change({ summary })}
      />
      <DeclareFields fields={declare.fields} />
      <ServiceChoice
        chosen={draft.serviceIds.map((serviceId) => ({ id: serviceId }))}
        onChange={(services) => change({ serviceIds: services.map((service) => service.id) })}
      />
      <DashboardPicker
        picked={draft.dashboards}
        onChange={(dashboards) => {
          touched.current = true;
          change({ dashboards });
        }}
      />
      <ModeChoice value={draft.mode} onChange={(mode) => change({ mode })} />
      {draft.mode === "retrospective" && (
        <RetrospectiveTimes
          times={draft.times}
          isClosed={draft.isClosed}
          problems={declare.timeProblems}
          onChange={change}
        />
      )}
      <Switch
        label={visibility("private")}
        hint={visibility("declareHint")}
        checked={draft.visibility === "private"}
        onChange={(isPrivate) => change({ visibility: isPrivate ? "private" : "organization" })}
      />
      {error && (
        <div ref={revealOnMount}>
          <ErrorNotice title={t("failed")}>{errorText(error)}</ErrorNotice>
        </div>
      )}
    </form>
  );
}
