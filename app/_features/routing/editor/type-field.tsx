"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";

export interface TypeFieldProps {
  typeId: string | null;
  onType: (typeId: string | null) => void;
}

const STALE_MS = 60_000;

/** Of what type the incidents are that a rule opens; nothing where there are no types. */
export function TypeField({ typeId, onType }: TypeFieldProps) {
  const t = useTranslations("routing.action.type");
  const trpc = useTRPC();
  const types = useQuery(trpc.incidentType.list.queryOptions(undefined, { staleTime: STALE_MS })).data ?? [];
  const offered = types.filter(({ id, archivedAt }) => archivedAt === null || id === typeId);
  if (offered.length === 0) return null;
  const isArchived = offered.some(({ id, archivedAt }) => id === typeId && archivedAt !== null);
  return (
    <Select
      label={t("label")}
      hint={t(isArchived ? "archived" : "hint")}
      value={typeId ?? ""}
      options={[{ value: "", label: t("none") }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
      onValue={(id) => onType(id || null)}
    />
  );
}
