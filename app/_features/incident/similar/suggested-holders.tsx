"use client";

import { UserRoundCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { IncidentRoleName, Person } from "@/server/incident/contract";
import type { Fitness, SuggestedPerson } from "@/server/similar/contract";

export interface SuggestedHoldersProps {
  wanted: IncidentRoleName;
  me: Person;
  /** The fittest first. */
  people: readonly SuggestedPerson[];
  onAssign: (person: Person) => void;
}

/** Who may take a role that nobody has, and why. Whoever looks may take it; one click gives it. */
export function SuggestedHolders({ wanted, me, people, onAssign }: SuggestedHoldersProps) {
  const t = useTranslations("similar.people");
  const label = useTranslations("common.role");
  const format = useFormatter();
  const why = (fitness: Fitness): string => {
    if (fitness.kind === "owns") return t("owns", { names: format.list(fitness.names) });
    if (fitness.kind === "held")
      return t("held", { role: label(wanted), numbers: format.list(fitness.numbers.map((each) => `#${each}`)) });
    return t("here");
  };
  const role = label(wanted);
  const mine = people.find(({ person }) => person.id === me.id);
  const others = people.filter((each) => each !== mine);
  const shown = [{ person: me, fitness: mine?.fitness ?? [] }, ...others];
  return (
    <ul aria-label={t("heading", { role })} className="grid gap-1">
      {shown.map(({ person, fitness }) => {
        const isMe = person.id === me.id;
        // That they are here says nothing to who is here.
        const reasons = fitness.filter(({ kind }) => !isMe || kind !== "here").map(why);
        return (
          <li key={person.id} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
            <Button
              size="sm"
              className="max-w-full shrink"
              icon={<UserRoundCheck aria-hidden size={14} className="shrink-0" />}
              aria-label={t(isMe ? "takeRole" : "assignRole", { name: person.name, role })}
              onClick={() => onAssign(person)}
            >
              <span className="truncate">{isMe ? t("take") : person.name}</span>
            </Button>
            {reasons.length > 0 && (
              <span className="min-w-0 text-xs text-secondary">{format.list(reasons, { style: "narrow" })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
