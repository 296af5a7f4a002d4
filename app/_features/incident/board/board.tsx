"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { BoardEmpty } from "@/app/_features/incident/board/board-empty";
import { BoardFilters } from "@/app/_features/incident/board/board-filters";
import { BoardHead } from "@/app/_features/incident/board/board-head";
import { BoardRow } from "@/app/_features/incident/board/board-row";
import { BoardSkeleton } from "@/app/_features/incident/board/board-skeleton";
import {
  type BoardFilters as Filters,
  isFiltered,
  NO_FILTERS,
  writeFilters,
} from "@/app/_features/incident/board/filters";
import { type BoardPage, useBoard } from "@/app/_features/incident/board/use-board";
import { useRowKeys } from "@/app/_features/incident/board/use-row-keys";
import { DeclareDialog } from "@/app/_features/incident/declare/declare-dialog";
import { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { TriageSection } from "@/app/_features/incident/triage/triage-section";
import { useTriageList } from "@/app/_features/incident/triage/use-triage-list";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useSettled } from "@/app/_lib/use-settled";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { BoardIncident } from "@/server/incident/contract";

export interface BoardProps {
  initial: { filters: Filters; page: BoardPage; triage: BoardPage };
  canDeclare: boolean;
  canUpdate: boolean;
  /** Draws what fires in an incident. */
  renderAlerts?: (incident: BoardIncident) => ReactNode;
  /** Stands where there is no incident yet: something to practise on. */
  practice?: ReactNode;
}

export function Board({ initial, canDeclare, canUpdate, renderAlerts, practice }: BoardProps) {
  const t = useTranslations("board");
  const errorText = useErrorText();
  const [filters, setFilters] = useState(initial.filters);
  const [declaring, setDeclaring] = useState(false);
  const declare = useDeclare();
  const search = useRef<HTMLInputElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const move = useRowKeys(lines);
  const settled = useSettled(filters);
  const wanted = { ...settled, text: settled.text.trim() };
  const board = useBoard(wanted, initial);
  const triage = useTriageList(wanted, initial);
  const incidents = board.data?.pages.flatMap((page) => page.items) ?? [];

  useEffect(() => {
    window.history.replaceState(null, "", `/incidents${writeFilters({ ...settled, text: settled.text.trim() })}`);
  }, [settled]);
  function clear() {
    if (search.current) search.current.value = "";
    setFilters(NO_FILTERS);
  }
  function openDeclare(mode: "live" | "drill") {
    declare.change({ mode });
    setDeclaring(true);
  }

  useShortcuts({
    nextLine: () => move(1),
    previousLine: () => move(-1),
    search: () => search.current?.focus(),
    declare: canDeclare ? () => openDeclare("live") : undefined,
  });

  return (
    <div className="flex min-h-full flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
        <div className="order-3 w-full room:order-none room:w-auto room:grow">
          <BoardFilters filters={filters} onChange={setFilters} searchRef={search} />
        </div>
        {canDeclare && (
          <Button
            variant="primary"
            className="max-room:ml-auto"
            icon={<Plus aria-hidden size={16} />}
            aria-keyshortcuts="c"
            onClick={() => openDeclare("live")}
          >
            {t("declare")}
          </Button>
        )}
      </div>
      {board.isError && (
        <ErrorNotice
          className="mx-4 mb-2"
          tone={incidents.length ? "warning" : "error"}
          title={incidents.length ? t("staleTitle") : t("failedTitle")}
          since={board.dataUpdatedAt ? new Date(board.dataUpdatedAt).toISOString() : undefined}
          onRetry={() => void board.refetch()}
          retrying={board.isFetching}
        >
          {errorText(board.error)}
        </ErrorNotice>
      )}
      {board.isPending ? (
        <BoardSkeleton label={t("loading")} />
      ) : (
        <div ref={lines}>
          <TriageSection list={triage} canUpdate={canUpdate} />
          {incidents.length > 0 && (
            <div role="table" aria-label={t("title")} aria-busy={board.isPlaceholderData}>
              <BoardHead />
              {incidents.map((incident) => (
                <BoardRow key={incident.id} incident={incident} alerts={renderAlerts?.(incident)} />
              ))}
            </div>
          )}
        </div>
      )}
      {board.isSuccess && incidents.length + triage.incidents.length === 0 && (
        <BoardEmpty
          filtered={isFiltered(filters)}
          canDeclare={canDeclare}
          onClear={clear}
          onDeclare={openDeclare}
          practice={practice}
        />
      )}
      {board.hasNextPage && (
        <div className="flex justify-center py-4">
          <Button pending={board.isFetchingNextPage} onClick={() => void board.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
      {canDeclare && <DeclareDialog declare={declare} open={declaring} onClose={() => setDeclaring(false)} />}
    </div>
  );
}
