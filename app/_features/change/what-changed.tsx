"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronDown, GitCommitHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ChangeLine } from "@/app/_features/change/change-line";
import { useOffsetText } from "@/app/_features/change/use-offset-text";
import { hoveredMoments } from "@/app/_lib/hovered-moments";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface WhatChangedProps {
  incidentNumber: number;
  /** Asked again when it becomes another: the services, and what the room was told. */
  version: string;
}

const FEW = 3;
const EVERY_MS = 60_000;

/** What was changed around the start of the incident, what concerns it most first; nothing where nobody tells of changes. */
export function WhatChanged({ incidentNumber, version }: WhatChangedProps) {
  const t = useTranslations("changes");
  const errorText = useErrorText();
  const offset = useOffsetText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [all, setAll] = useState(false);
  const heading = useId();
  const { data, error, refetch } = useQuery({
    queryKey: [...trpc.change.around.queryKey(), incidentNumber, version],
    queryFn: ({ signal }) => client.change.around.query({ incidentNumber }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
  });
  if (error && !data) {
    return (
      <ErrorNotice tone="warning" title={t("failed")} onRetry={() => void refetch()}>
        {errorText(error)}
      </ErrorNotice>
    );
  }
  if (!data?.isTold) return null;
  const near = data.changes.filter(({ relation }) => relation !== "other");
  const few = near.slice(0, FEW);
  const shown = all ? data.changes : few;
  const hidden = data.changes.length + data.more - few.length;
  return (
    <section aria-labelledby={heading} className="border-b border-weak px-2 py-1 room:px-4" {...hoveredMoments}>
      <div className="flex items-center gap-2">
        <GitCommitHorizontal aria-hidden size={14} className="shrink-0 text-secondary" />
        <h2 id={heading} className="mr-auto text-sm text-secondary">
          {near.length > 0 ? t("title") : t("none")}
        </h2>
        {hidden > 0 && (
          <button
            type="button"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="inline-flex min-h-6 items-center gap-1 text-xs text-link hover:underline coarse:min-h-11"
          >
            {all ? t("fewer") : t("more", { count: hidden })}
            <ChevronDown aria-hidden size={12} className={all ? "rotate-180" : undefined} />
          </button>
        )}
      </div>
      <ul className={all ? "max-h-64 overflow-y-auto" : undefined}>
        {shown.map((change) => (
          <ChangeLine
            key={change.id}
            change={change}
            when={offset(change.offsetMs)}
            note={change.relation === "dependency" && <span className="text-secondary">{t("needed")} </span>}
          />
        ))}
      </ul>
      {all && data.more > 0 && <p className="text-xs text-secondary">{t("moreElsewhere", { count: data.more })}</p>}
    </section>
  );
}
