import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { INPUT } from "@/app/_ui/field";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { isolated } from "../isolated";

interface Props {
  incidentNumber: number;
  chosen: readonly { id: string }[];
  onChoose: (person: { id: string; name: string }) => void;
}

/** Finds somebody whose entries one wants to see. */
export function PersonFilter({ incidentNumber, chosen, onChoose }: Props) {
  const t = useTranslations("timeline.filter");
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="inline-flex h-6 shrink-0 items-center gap-1 rounded-full border border-medium px-2 text-xs text-secondary hover:text-primary coarse:h-11 coarse:px-4">
        <UserRound aria-hidden size={12} />
        {t("person")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("person")}
          className="z-50 w-64 rounded-md border border-medium bg-elevated p-2 shadow-overlay"
        >
          <Candidates
            incidentNumber={incidentNumber}
            chosen={chosen}
            onChoose={(person) => {
              setOpen(false);
              onChoose(person);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Candidates({ incidentNumber, chosen, onChoose }: Props) {
  const t = useTranslations("timeline.filter");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [query, setQuery] = useState("");
  const people = useQuery(
    trpc.timeline.people.queryOptions({ incidentNumber, query }, { placeholderData: keepPreviousData }),
  );
  const found = people.data?.filter(({ id }) => !chosen.some((person) => person.id === id)) ?? [];
  return (
    <>
      <input
        ref={focusOnMount}
        type="search"
        value={query}
        aria-label={t("findPerson")}
        placeholder={t("findPerson")}
        onChange={({ target }) => setQuery(target.value)}
        className={`${INPUT} mb-1 h-8 coarse:h-11`}
      />
      <ul className="max-h-56 overflow-y-auto">
        {found.map(({ id, name, username }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onChoose({ id, name })}
              className="flex min-h-8 w-full items-baseline gap-2 rounded-sm px-2 py-1 text-left text-sm hover:bg-hover focus-visible:bg-hover coarse:min-h-11"
            >
              <span className="text-primary truncate">{isolated(name)}</span>
              <span className="text-secondary truncate text-xs">{t("username", { username })}</span>
            </button>
          </li>
        ))}
      </ul>
      {people.data && found.length === 0 && <p className="text-secondary px-2 py-1 text-sm">{t("nobody")}</p>}
      {people.error && <p className="text-error px-2 py-1 text-sm">{errorText(people.error)}</p>}
    </>
  );
}
