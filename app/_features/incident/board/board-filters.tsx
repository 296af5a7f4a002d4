"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { FieldFilter } from "@/app/_features/incident/board/field-filter";
import { FilterMenu } from "@/app/_features/incident/board/filter-menu";
import { type BoardFilters as Filters, isFiltered, NO_FILTERS } from "@/app/_features/incident/board/filters";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { useStatusOrder } from "@/app/_features/incident/use-status-order";
import { SEVERITIES } from "@/server/incident/contract";

const SEVERITY_CHOICES = SEVERITIES.map((value) => ({ value, content: <SeverityBadge severity={value} /> }));

export interface BoardFiltersProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function BoardFilters({ filters, onChange, searchRef }: BoardFiltersProps) {
  const t = useTranslations("board.filter");
  const typeWords = useTranslations("incidentTypes.room");
  const statuses = useStatusOrder();
  const trpc = useTRPC();
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: 60_000 }));
  const teamChoices = (teams.data ?? []).map(({ id, name }) => ({ value: id, content: name }));
  const types = useQuery(trpc.incidentType.list.queryOptions(undefined, { staleTime: 60_000 }));
  const typeChoices = (types.data ?? []).map(({ id, name, archivedAt }) => ({
    value: id,
    content: archivedAt === null ? name : typeWords("archivedMark", { name }),
  }));
  const services = useQuery(trpc.service.list.queryOptions(undefined, { staleTime: 60_000 }));
  const serviceChoices = (services.data ?? []).map(({ id, name }) => ({ value: id, content: name }));
  return (
    <search className="flex flex-wrap items-center gap-2">
      <span className="relative grow max-room:basis-full room:max-w-72">
        <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
        <input
          ref={searchRef}
          type="search"
          aria-label={t("text")}
          aria-keyshortcuts="/"
          placeholder={t("textExample")}
          maxLength={200}
          defaultValue={filters.text}
          onChange={(event) => onChange({ ...filters, text: event.target.value })}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className={classNames(INPUT, "h-8 pl-8 text-sm coarse:h-11")}
        />
      </span>
      <FilterMenu
        label={t("status")}
        values={filters.statuses}
        choices={statuses.map((value) => ({ value, content: <StatusBadge status={value} /> }))}
        onChange={(chosen) => onChange({ ...filters, statuses: chosen })}
      />
      <FilterMenu
        label={t("severity")}
        values={filters.severities}
        choices={SEVERITY_CHOICES}
        onChange={(severities) => onChange({ ...filters, severities })}
      />
      <FilterMenu
        label={t("team")}
        values={filters.teamIds}
        choices={teamChoices}
        onChange={(teamIds) => onChange({ ...filters, teamIds })}
      />
      {typeChoices.length > 0 && (
        <FilterMenu
          label={typeWords("label")}
          values={filters.typeIds}
          choices={typeChoices}
          onChange={(typeIds) => onChange({ ...filters, typeIds })}
        />
      )}
      {serviceChoices.length > 0 && (
        <FilterMenu
          label={t("service")}
          values={filters.serviceIds}
          choices={serviceChoices}
          onChange={(serviceIds) => onChange({ ...filters, serviceIds })}
        />
      )}
      <FieldFilter values={filters.fields} onChange={(fields) => onChange({ ...filters, fields })} />
      {isFiltered(filters) && (
        <Button
          variant="ghost"
          onClick={() => {
            if (searchRef.current) searchRef.current.value = "";
            onChange(NO_FILTERS);
          }}
        >
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
