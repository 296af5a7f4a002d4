"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import type { IncidentRoleName, Person } from "@/server/incident/contract";
import type { Fitness } from "@/server/similar/contract";

export interface SuggestedHoldersProps {
  incidentNumber: number;
  wanted: IncidentRoleName;
  onAssign: (person: Person) => void;
}

/** Who may take a role, and why; one click gives it to them. Absent where nobody is fit for it. */
export function SuggestedHolders({ incidentNumber, wanted, onAssign }: SuggestedHoldersProps) {
  const t = useTranslations("similar.people");
  const label = useTranslations("common.role");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.similar.people.queryOptions({ number: incidentNumber, role: wanted }, { staleTime: 30_000 }),
  );
  const why = (fitness: Fitness): string => {
    if (fitness.kind === "owns") return t("owns", { names: format.list(fitness.names) });
    if (fitness.kind === "held")
      return t("held", { role: label(wanted), numbers: format.list(fitness.numbers.map((each) => `#${each}`)) });
    return t("here");
  };
  if (!data || data.people.length === 0) return null;
  return (
    <section className="mb-4 grid gap-1">
      <h3 className="text-sm font-medium text-primary">{t("heading", { role: label(wanted) })}</h3>
      <ul>
        {data.people.map(({ person, fitness }) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-weak py-1.5">
            <span className="min-w-0 flex-1 basis-40 text-sm text-primary">
              {person.name} <span className="text-secondary">{format.list(fitness.map(why), { type: "unit" })}</span>
            </span>
            <Button icon={<UserRoundCheck aria-hidden size={14} />} onClick={() => onAssign(person)}>
              {t("assign", { name: person.name })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
