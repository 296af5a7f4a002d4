"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { OptionChecks } from "@/app/_features/incident/fields/option-checks";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface FieldTypesProps {
  /** Ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Which types of incidents have a field; nothing where the organization has no types. */
export function FieldTypes({ chosen, onChange }: FieldTypesProps) {
  const t = useTranslations("fields.settings");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const types = useQuery(trpc.incidentType.list.queryOptions(undefined, { staleTime: 60_000 }));
  if (types.isError) {
    return (
      <ErrorNotice tone="warning" title={t("typesFailed")} onRetry={() => void types.refetch()}>
        {errorText(types.error)}
      </ErrorNotice>
    );
  }
  const offered = (types.data ?? []).filter(({ id, archivedAt }) => archivedAt === null || chosen.includes(id));
  if (offered.length === 0) return null;
  return (
    <OptionChecks
      label={t("types")}
      hint={t("typesHint")}
      options={offered.map(({ id, name }) => ({ id, label: name }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
