"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { classNames } from "@/app/_ui/class-names";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
import { MEMBERS_MAX, type Person } from "@/server/incident/contract";

export interface PeopleChoiceProps {
  chosen: readonly Person[];
  /** Ids of those who need not be chosen. */
  without: ReadonlySet<string>;
  onChange: (chosen: Person[]) => void;
}

/** Any of the organization's people; who was chosen when it opened stands first. */
export function PeopleChoice({ chosen, without, onChange }: PeopleChoiceProps) {
  const t = useTranslations("visibility");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const people = useQuery(trpc.incident.people.queryOptions());
  const [text, setText] = useState("");
  const [first] = useState(() => new Set(chosen.map(({ id }) => id)));
  const words = text.trim().toLowerCase();
  const all = (people.data ?? chosen).filter(({ id }) => !without.has(id));
  const ordered = [...all.filter(({ id }) => first.has(id)), ...all.filter(({ id }) => !first.has(id))];
  const shown = ordered.filter(({ name, username }) => `${name}\n${username}`.toLowerCase().includes(words));
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium text-primary">{t("members")}</legend>
      {people.isError && (
        <ErrorNotice title={t("failed")} onRetry={() => void people.refetch()}>
          {errorText(people.error)}
        </ErrorNotice>
      )}
      <span className="relative">
        <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={classNames(INPUT, "h-8 pl-8 text-sm coarse:h-11")}
        />
      </span>
      <ul className="max-h-48 overflow-y-auto border-y border-weak">
        {shown.map((person) => {
          const isChosen = chosen.some(({ id }) => id === person.id);
          return (
            <li key={person.id}>
              <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= MEMBERS_MAX}
                  onChange={() =>
                    onChange(isChosen ? chosen.filter(({ id }) => id !== person.id) : [...chosen, person])
                  }
                  className="size-4 shrink-0 accent-(--gf-accent)"
                />
                <span className="min-w-0 truncate text-sm text-primary">{person.name}</span>
                <span className="ml-auto shrink-0 text-xs text-secondary">{person.username}</span>
              </label>
            </li>
          );
        })}
        {people.isSuccess && shown.length === 0 && (
          <li className="px-2 py-1.5 text-sm text-secondary">{t(words ? "nobody" : "nobodyElse")}</li>
        )}
      </ul>
    </fieldset>
  );
}
