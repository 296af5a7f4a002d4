"use client";

import { ChartLine, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { Duration } from "@/app/_ui/duration";
import { EmptyState } from "@/app/_ui/empty-state";
import { Skeleton } from "@/app/_ui/skeleton";
import { ExploreFailure } from "./explore-api";
import type { ExploreTarget } from "./explore-target";
import { FailureNotice } from "./failure-notice";
import { isEmptyAnswer, type ShownAnswer } from "./shown-answer";
import type { AdhocState } from "./use-adhoc-query";

export interface QueryResultProps extends AdhocState {
  renderResult: (answer: ShownAnswer) => ReactNode;
  onRun: (target: ExploreTarget) => void;
  onZoom: (range: { from: number; to: number }) => void;
}

/** What came of a query: on its way, refused, nothing, or something to look at. */
export function QueryResult({ answer: shown, waitingSince, failure, renderResult, onRun, onZoom }: QueryResultProps) {
  const t = useTranslations("explore");
  const waiting = waitingSince !== null && (
    <p role="status" className="flex shrink-0 items-center gap-2 px-3 py-2 text-sm text-secondary room:px-4">
      <span className="size-2 animate-pulse rounded-full bg-accent motion-reduce:animate-none" aria-hidden />
      {t("waiting")}
      <span aria-hidden>
        <Duration from={new Date(waitingSince).toISOString()} />
      </span>
    </p>
  );
  if (failure) {
    return (
      <div className="p-3 room:px-4">
        <FailureNotice failure={failure.failure} since={failure.at} onRetry={() => onRun(failure.target)} />
      </div>
    );
  }
  if (!shown) {
    if (waitingSince !== null) {
      return (
        <>
          {waiting}
          <div className="px-3 room:px-4">
            <Skeleton className="h-64" />
          </div>
        </>
      );
    }
    return (
      <EmptyState icon={<ChartLine aria-hidden size={28} />} title={t("start")}>
        {t("startHint")}
      </EmptyState>
    );
  }
  const { target, range, answer } = shown;
  const { wider } = target;
  const isEmpty = isEmptyAnswer(answer.frames);
  return (
    <>
      {waiting}
      {answer.staleSince !== null && (
        <p role="note" className="px-3 py-2 text-sm text-warning room:px-4">
          {t("stale", { time: new Date(answer.staleSince) })}
        </p>
      )}
      {answer.error !== null && (
        <div className="p-3 room:px-4">
          <FailureNotice failure={new ExploreFailure("QUERY_FAILED", answer.error)} onRetry={() => onRun(target)} />
        </div>
      )}
      {!isEmpty && (
        <div className={`relative min-h-80 flex-1 ${waiting ? "opacity-60" : ""}`} aria-busy={Boolean(waiting)}>
          {renderResult({ frames: answer.frames, kind: target.kind, instant: target.instant, range, onZoom })}
        </div>
      )}
      {isEmpty && answer.error === null && (
        <EmptyState
          icon={<SearchX aria-hidden size={28} />}
          title={t("nothing")}
          actions={
            wider && (
              <Button onClick={() => onRun({ ...target, expr: wider, wider: undefined })}>{t("wholeService")}</Button>
            )
          }
        >
          {t(wider ? "nothingOfTrace" : "nothingHint")}
        </EmptyState>
      )}
    </>
  );
}
