"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DependencyChoice } from "@/app/_features/service/dependency-choice";
import { LinkFields } from "@/app/_features/service/link-fields";
import { MatcherSets } from "@/app/_features/service/matcher-sets";
import type { ServiceDraft, ServiceProblems } from "@/app/_features/service/service-draft";
import { useTRPC } from "@/app/_lib/trpc";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { Select } from "@/app/_ui/select";
import { TextArea } from "@/app/_ui/text-area";
import { TextField } from "@/app/_ui/text-field";
import { LIFECYCLES, TIERS } from "@/server/service/contract";

export interface ServiceFormFieldsProps {
  /** Of the service itself, which cannot need itself; null for a new one. */
  id: string | null;
  draft: ServiceDraft;
  problems: ServiceProblems;
  change: (part: Partial<ServiceDraft>) => void;
}

export function ServiceFormFields({ id, draft, problems, change }: ServiceFormFieldsProps) {
  const t = useTranslations("services.form");
  const named = useTranslations("services");
  const trpc = useTRPC();
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: 60_000 }));
  const words = (field: keyof ServiceProblems) => problems[field] && t(`problem.${problems[field]}`);
  return (
    <>
      <TextField
        label={t("name")}
        error={words("name")}
        value={draft.name}
        ref={focusOnMount}
        autoComplete="off"
        onValue={(name) => change({ name })}
      />
      <TextField
        label={t("slug")}
        hint={t("slugHint")}
        error={words("slug")}
        value={draft.slug}
        autoComplete="off"
        spellCheck={false}
        onValue={(slug) => change({ slug })}
      />
      <TextArea
        label={t("description")}
        error={words("description")}
        rows={2}
        value={draft.description}
        onValue={(description) => change({ description })}
      />
      <div className="grid gap-4 room:grid-cols-3">
        <Select
          label={t("team")}
          error={words("teamId")}
          value={draft.teamId ?? ""}
          options={[
            { value: "", label: t("noTeam") },
            ...(teams.data ?? []).map((team) => ({ value: team.id, label: team.name })),
          ]}
          onValue={(teamId) => change({ teamId: teamId || null })}
        />
        <Select
          label={t("tier")}
          value={String(draft.tier ?? "")}
          options={[
            { value: "", label: t("noTier") },
            ...TIERS.map((tier) => ({ value: String(tier), label: named(`tier.${tier}`) })),
          ]}
          onValue={(value) => change({ tier: TIERS.find((tier) => String(tier) === value) ?? null })}
        />
        <Select
          label={t("lifecycle")}
          value={draft.lifecycle}
          options={[
            { value: "", label: t("noLifecycle") },
            ...LIFECYCLES.map((value) => ({ value, label: named(`lifecycle.${value}`) })),
          ]}
          onValue={(value) => change({ lifecycle: LIFECYCLES.find((each) => each === value) ?? "" })}
        />
      </div>
      <DependencyChoice
        id={id}
        chosen={draft.dependsOn}
        error={words("dependsOn")}
        onChange={(dependsOn) => change({ dependsOn })}
      />
      <MatcherSets sets={draft.matchers} error={words("matchers")} onChange={(matchers) => change({ matchers })} />
      <LinkFields links={draft.links} error={words("links")} onChange={(links) => change({ links })} />
    </>
  );
}
