"use client";

import { CalendarClock, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MaintenanceSkeleton } from "@/app/_features/maintenance/maintenance-skeleton";
import { useWindows } from "@/app/_features/maintenance/use-windows";
import { WindowDialog } from "@/app/_features/maintenance/window-dialog";
import { WindowRow } from "@/app/_features/maintenance/window-row";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { WindowItem } from "@/server/maintenance/contract";

const AHEAD = ["running", "planned"] as const;

/** Times in which alerts are expected: they open nothing and call nobody. */
export function MaintenancePage({ canUpdate }: { canUpdate: boolean }) {
  const t = useTranslations("maintenance");
  const errorText = useErrorText();
  const { list, cancel, cancelling, error, forgetError } = useWindows();
  const [isPlanning, setPlanning] = useState(false);
  const windows = list.data ?? [];
  const over = windows.filter(({ state }) => state === "over" || state === "cancelled").toReversed();
  const plan = canUpdate && (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setPlanning(true)}>
      {t("plan")}
    </Button>
  );
  const rowOf = (window: WindowItem) => (
    <WindowRow
      key={window.id}
      window={window}
      isBusy={cancelling === window.id}
      onCancel={canUpdate ? () => cancel(window) : undefined}
    />
  );
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-4">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-auto text-xl font-medium text-primary">{t("title")}</h1>
          {windows.length > 0 && plan}
        </div>
        <p className="text-secondary">{t("lead")}</p>
      </header>
      {list.error && (
        <ErrorNotice
          tone={list.data ? "warning" : "error"}
          title={t(list.data ? "stale" : "failed")}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        >
          {errorText(list.error)}
        </ErrorNotice>
      )}
      {error && (
        <ErrorNotice title={t("notCancelled")} onDismiss={forgetError}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {list.isPending && <MaintenanceSkeleton label={t("loading")} />}
      {list.data && windows.length === 0 && (
        <EmptyState icon={<CalendarClock aria-hidden size={28} />} title={t("empty.title")} actions={plan}>
          {t(canUpdate ? "empty.hint" : "empty.readOnly")}
        </EmptyState>
      )}
      {windows.length > 0 &&
        AHEAD.map((state) => {
          const found = windows.filter((window) => window.state === state);
          return (
            <section key={state} aria-labelledby={`windows-${state}`} className="grid gap-1">
              <h2 id={`windows-${state}`} className="text-lg font-medium text-primary">
                {t(`heading.${state}`)}
              </h2>
              {found.length === 0 ? (
                <p className="text-sm text-secondary">{t(`none.${state}`)}</p>
              ) : (
                <ul className="divide-y divide-(--gf-border-weak)">{found.map(rowOf)}</ul>
              )}
            </section>
          );
        })}
      {over.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer text-secondary coarse:min-h-11">
            {t("heading.over", { count: over.length })}
          </summary>
          <ul className="divide-y divide-(--gf-border-weak)">{over.map(rowOf)}</ul>
        </details>
      )}
      {isPlanning && <WindowDialog onClose={() => setPlanning(false)} />}
    </div>
  );
}
