"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { useLikenessWords } from "@/app/_features/incident/similar/use-likeness-words";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { classNames } from "@/app/_ui/class-names";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
import { Skeleton } from "@/app/_ui/skeleton";
import { STATUSES } from "@/server/incident/contract";

const OPEN = STATUSES.filter((status) => !["resolved", "post_incident", "closed"].includes(status));
const MOST = 8;

export interface IncidentChoiceProps {
  incidentNumber: number;
  chosen: number | null;
  onChoose: (number: number) => void;
}

/** Another incident, by its number or by words; before anything is typed those that are most alike. */
export function IncidentChoice({ incidentNumber, chosen, onChoose }: IncidentChoiceProps) {
  const t = useTranslations("merge");
  const errorText = useErrorText();
  const words = useLikenessWords();
  const trpc = useTRPC();
  const name = useId();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const alike = useQuery(trpc.similar.ofIncident.queryOptions({ number: incidentNumber }));
  const wish = text ? { text } : { statuses: OPEN };
  const found = useQuery(trpc.incident.list.queryOptions({ ...wish, limit: MOST + 1 }));
  const related = alike.data?.related ?? [];
  const known = new Set(text ? [] : related.map(({ number }) => number));
  const listed = (found.data?.items ?? []).filter(({ number }) => number !== incidentNumber && !known.has(number));
  const shown = [...(text ? [] : related), ...listed.slice(0, MOST)];
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t("which")}</legend>
      <span className="relative">
        <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("searchExample")}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={classNames(INPUT, "h-8 pl-8 text-sm coarse:h-11")}
        />
      </span>
      {found.isError && (
        <ErrorNotice title={t("searchFailed")} onRetry={() => void found.refetch()} retrying={found.isFetching}>
          {errorText(found.error)}
        </ErrorNotice>
      )}
      {found.isPending && <Skeleton className="h-24" />}
      <ul className="max-h-60 overflow-y-auto border-y border-weak">
        {shown.map((incident) => (
          <li key={incident.number}>
            <label className="grid min-h-9 cursor-pointer grid-cols-[auto_auto_minmax(0,1fr)] items-center gap-x-2 px-2 py-1 hover:bg-hover has-checked:bg-selected coarse:min-h-11">
              <input
                type="radio"
                name={name}
                checked={chosen === incident.number}
                onChange={() => onChoose(incident.number)}
                className="size-4 accent-(--gf-accent)"
              />
              <SeverityBadge severity={incident.severity} className="text-sm" />
              <span className="truncate text-sm text-primary">
                <span className="text-secondary">#{incident.number}</span> {incident.title}
              </span>
              {"likenesses" in incident && (
                <span className="col-start-3 truncate text-xs text-secondary">{words(incident)}</span>
              )}
            </label>
          </li>
        ))}
        {found.isSuccess && shown.length === 0 && (
          <li className="px-2 py-2 text-sm text-secondary">{t(text ? "nothingFound" : "nothingOpen")}</li>
        )}
      </ul>
    </fieldset>
  );
}
