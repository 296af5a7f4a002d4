"use client";

import { Telescope, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { EmptyState } from "@/app/_ui/empty-state";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import type { AdhocDataSource } from "@/server/explore/contract";
import { ExploreFailure } from "./explore-api";
import type { ExploreTarget } from "./explore-target";
import { FailureNotice } from "./failure-notice";
import { QueryDesk } from "./query-desk";
import type { ShownAnswer } from "./shown-answer";
import type { Asked } from "./use-adhoc-query";

export interface ExploreDrawerProps {
  /** An incident number. */
  room: string;
  userId: string;
  sources: AdhocDataSource[] | undefined;
  sourcesError: unknown;
  onRetrySources: () => void;
  /** Asked at once when the drawer opens; `turn` tells one wish from the next. */
  wanted: { turn: number; target: ExploreTarget | null };
  /** What the dashboard shows at the moment, in epoch milliseconds. */
  dashboardRange: () => { from: number; to: number };
  /** Address at which people open Grafana, or null where there are no links to it. */
  grafanaUrl: string | null;
  /** The organization in Grafana, where it is known. */
  orgId: number | null;
  renderResult: (answer: ShownAnswer) => ReactNode;
  /** What posts the answer that is shown. */
  renderPost: (asked: Asked) => ReactNode;
  onClose: () => void;
}

/** A place over the graphs to ask data sources whatever one wants to know. */
export function ExploreDrawer(props: ExploreDrawerProps) {
  const { sources, sourcesError, onRetrySources, wanted, onClose, ...desk } = props;
  const t = useTranslations("explore");
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const failure =
    sourcesError instanceof ExploreFailure ? sourcesError : new ExploreFailure("INTERNAL", String(sourcesError));
  return (
    // Escape works wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t("heading")}
      onKeyDown={leave}
      className="fixed inset-0 z-30 flex flex-col bg-primary room:absolute room:z-20"
    >
      <header className="flex h-10 shrink-0 items-center gap-2 border-b border-weak px-3 room:px-4">
        <Telescope aria-hidden size={16} className="text-secondary" />
        <h2 className="min-w-0 grow truncate font-medium text-primary">{t("heading")}</h2>
        <IconButton label={t("close")} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      {sources && sources.length > 0 && (
        <QueryDesk key={wanted.turn} {...desk} sources={sources} initial={wanted.target} />
      )}
      {sources?.length === 0 && (
        <EmptyState icon={<Telescope aria-hidden size={28} />} title={t("noSources")}>
          {t("noSourcesHint")}
        </EmptyState>
      )}
      {!sources && (
        <div className="p-4">
          {sourcesError ? <FailureNotice failure={failure} onRetry={onRetrySources} /> : <Skeleton className="h-24" />}
        </div>
      )}
    </section>
  );
}
