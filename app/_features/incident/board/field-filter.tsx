"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import type { BoardFilters } from "@/app/_features/incident/board/filters";
import { useTRPC } from "@/app/_lib/trpc";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuChecks } from "@/app/_ui/menu-checks";
import type { CustomField } from "@/server/field/contract";

type Wanted = BoardFilters["fields"];

export interface FieldFilterProps {
  values: Wanted;
  onChange: (values: Wanted) => void;
}

const CHOSEN_FROM = new Set<CustomField["kind"]>(["select", "multi_select", "yes_no", "person"]);

/** Incidents by what their fields are set to; nothing where no field is chosen from. */
export function FieldFilter({ values, onChange }: FieldFilterProps) {
  const t = useTranslations("fields");
  const trpc = useTRPC();
  const fields = useQuery(trpc.field.list.queryOptions(undefined, { staleTime: 60_000 }));
  const isChosen = (id: string) => values.some((each) => each.id === id);
  const offered = (fields.data ?? []).filter(
    ({ id, kind, isArchived }) => CHOSEN_FROM.has(kind) && (!isArchived || isChosen(id)),
  );
  const hasPeople = offered.some(({ kind }) => kind === "person");
  const people = useQuery(trpc.incident.people.queryOptions(undefined, { staleTime: 60_000, enabled: hasPeople }));
  const count = values.reduce((sum, each) => sum + each.values.length, 0);
  if (offered.length === 0 && count === 0) return null;
  function choicesOf({ kind, options }: CustomField) {
    if (kind === "yes_no")
      return (["yes", "no"] as const).map((value) => ({ value: value as string, content: t(value) }));
    if (kind === "person") return (people.data ?? []).map(({ id, name }) => ({ value: id, content: name }));
    return options.map(({ id, label }) => ({ value: id, content: label }));
  }
  function change(id: string, chosen: string[]) {
    const others = values.filter((each) => each.id !== id);
    onChange(chosen.length > 0 ? [...others, { id, values: chosen }] : others);
  }
  return (
    <Menu
      trigger={
        <Button variant="secondary">
          {t("section")}
          {count > 0 && <Badge tone="info">{count}</Badge>}
          <ChevronDown aria-hidden size={14} className="text-secondary" />
        </Button>
      }
    >
      {offered.map((field) => (
        <DropdownMenu.Group key={field.id} aria-label={field.name}>
          <DropdownMenu.Label className="px-2 py-1 text-xs text-secondary">{field.name}</DropdownMenu.Label>
          <MenuChecks
            values={values.find(({ id }) => id === field.id)?.values ?? []}
            choices={choicesOf(field)}
            onChange={(chosen) => change(field.id, chosen)}
          />
        </DropdownMenu.Group>
      ))}
    </Menu>
  );
}
