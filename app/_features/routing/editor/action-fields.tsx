"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionChoice } from "@/app/_features/routing/editor/action-choice";
import { GroupByField } from "@/app/_features/routing/editor/group-by-field";
import { ServiceFields } from "@/app/_features/routing/editor/service-fields";
import { SeverityFields } from "@/app/_features/routing/editor/severity-fields";
import { TypeField } from "@/app/_features/routing/editor/type-field";
import { WindowField } from "@/app/_features/routing/editor/window-field";
import type { DraftProblems, RuleDraft } from "@/app/_features/routing/rule-draft";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";
import { AT_END, type RuleSettings } from "@/server/alert/contract/routing";
import type { RuleWords } from "@/server/alert/contract/rule-words";

export interface ActionFieldsProps {
  draft: RuleDraft;
  problems: DraftProblems;
  words: RuleWords;
  change: (part: Partial<RuleDraft>) => void;
}

const STALE_MS = 60_000;

/** What a rule does with what fits, as far as that action knows it. */
export function ActionFields({ draft: { action, settings }, problems, words, change }: ActionFieldsProps) {
  const t = useTranslations("routing.action");
  const trpc = useTRPC();
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: STALE_MS }));
  const set = (part: Partial<RuleSettings>) => change({ settings: { ...settings, ...part } });
  const opens = action === "open" || action === "triage";
  return (
    <>
      <ActionChoice value={action} onChoose={(next) => change({ action: next })} />
      {action !== "drop" && (
        <ServiceFields settings={settings} problem={problems.serviceLabel} words={words} set={set} />
      )}
      {opens && (
        <>
          <TypeField typeId={settings.typeId} onType={(typeId) => set({ typeId })} />
          <SeverityFields settings={settings} problem={problems.severityLabel} words={words} set={set} />
          <Select
            label={t("team")}
            hint={t("teamHint")}
            value={settings.teamId ?? ""}
            options={[
              { value: "", label: t("teamOfService") },
              ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={(teamId) => set({ teamId: teamId || null })}
          />
          <GroupByField
            names={Object.keys(words.labels)}
            chosen={settings.groupBy}
            onChange={(groupBy) => set({ groupBy })}
          />
        </>
      )}
      {action !== "drop" && (
        <WindowField
          hint={t(opens ? "window.hint" : "window.hintAttach")}
          minutes={settings.windowMinutes}
          onMinutes={(windowMinutes) => set({ windowMinutes })}
        />
      )}
      {opens && (
        <Select
          label={t("atEnd.label")}
          hint={t(`atEnd.hint.${settings.atEnd}`)}
          value={settings.atEnd}
          options={AT_END.map((value) => ({ value, label: t(`atEnd.${value}`) }))}
          onValue={(value) => set({ atEnd: AT_END.find((each) => each === value) ?? "resolve" })}
        />
      )}
    </>
  );
}
