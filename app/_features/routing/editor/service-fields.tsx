"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LabelNameField } from "@/app/_features/routing/editor/label-name-field";
import type { DraftProblems } from "@/app/_features/routing/rule-draft";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";
import type { RuleSettings } from "@/server/alert/contract/routing";
import type { RuleWords } from "@/server/alert/contract/rule-words";

export interface ServiceFieldsProps {
  settings: RuleSettings;
  problem: DraftProblems["serviceLabel"];
  words: RuleWords;
  set: (part: Partial<RuleSettings>) => void;
}

const STALE_MS = 60_000;
const BY_LABEL = "";

/** Which service it is about: always the same, or the one that a label names. */
export function ServiceFields({ settings: { service, serviceLabel }, problem, words, set }: ServiceFieldsProps) {
  const t = useTranslations("routing.action.service");
  const problemWords = useTranslations("routing.problem");
  const trpc = useTRPC();
  const services = useQuery(trpc.service.list.queryOptions(undefined, { staleTime: STALE_MS })).data ?? [];
  const isUnknown = service !== undefined && !services.some(({ slug }) => slug === service);
  return (
    <div className="grid items-start gap-4 room:grid-cols-2">
      <Select
        label={t("label")}
        value={service ?? BY_LABEL}
        options={[
          { value: BY_LABEL, label: t("byLabel") },
          ...services.map(({ slug, name }) => ({ value: slug, label: name })),
          ...(isUnknown ? [{ value: service, label: service }] : []),
        ]}
        onValue={(slug) => set({ service: slug === BY_LABEL ? undefined : slug })}
      />
      {service === undefined && (
        <LabelNameField
          label={t("name")}
          hint={t("hint")}
          error={problem && problemWords(problem)}
          value={serviceLabel}
          names={Object.keys(words.labels)}
          onValue={(name) => set({ serviceLabel: name })}
        />
      )}
    </div>
  );
}
