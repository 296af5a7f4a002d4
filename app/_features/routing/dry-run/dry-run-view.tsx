"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { DryRunTable } from "@/app/_features/routing/dry-run/dry-run-table";
import { LookedAt } from "@/app/_features/routing/dry-run/looked-at";
import { MovedLines } from "@/app/_features/routing/dry-run/moved-lines";
import { type TriedRules, useDryRun } from "@/app/_features/routing/dry-run/use-dry-run";
import type { RuleDraft } from "@/app/_features/routing/rule-draft";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import type { DryRun, DryRunPlace } from "@/server/alert/contract/routing";

export interface DryRunViewProps {
  draft: RuleDraft;
  /** All rules with the draft among them; null while that cannot be tried. */
  tried: TriedRules | null;
  /** The draft among them. */
  own: DryRunPlace;
}

/** What the rule would have done last week, beside the rule. */
export function DryRunView({ draft, tried, own }: DryRunViewProps) {
  const t = useTranslations("routing.dryRun");
  const errorText = useErrorText();
  const { result, error, isOutdated, isRunning, retry, stop } = useDryRun(tried, tried !== null);
  const isStopped = tried !== null && !isRunning && isOutdated && !error;
  return (
    <section
      aria-labelledby="dry-run"
      // It scrolls, and holds nothing else that takes the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="border-weak bg-canvas px-4 py-4 max-room:border-t room:overflow-y-auto room:border-l"
    >
      <div className="flex min-h-7 items-center gap-2">
        <h2 id="dry-run" className="flex-1 font-medium text-primary">
          {t("heading")}
        </h2>
        {isRunning && (
          <>
            <LoaderCircle aria-hidden size={14} className="animate-spin text-secondary" />
            <Button size="sm" variant="ghost" onClick={stop}>
              {t("stop")}
            </Button>
          </>
        )}
        {isStopped && (
          <Button size="sm" variant="ghost" onClick={retry}>
            {t("run")}
          </Button>
        )}
      </div>
      {error && (
        <ErrorNotice className="mt-2" title={t("failed")} onRetry={retry} retrying={isRunning}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {tried === null && <p className="mt-2 text-sm text-secondary">{t("notYet")}</p>}
      {tried !== null && !result && !error && (
        <div className="mt-2 grid gap-2">
          <Skeleton className="h-5 w-full" />
          <Skeleton className="h-5 w-2/3" />
        </div>
      )}
      {tried !== null && result && (
        <div
          aria-busy={isOutdated}
          className={classNames("mt-2 grid gap-4 transition-opacity", isOutdated && "opacity-60")}
        >
          <Headline draft={draft} result={result} own={own} />
          <DryRunTable result={result} own={own} />
          <p className="text-xs text-secondary">
            <LookedAt result={result} /> {t("assumption")}
          </p>
        </div>
      )}
    </section>
  );
}

function Headline({ draft, result, own }: { draft: RuleDraft; result: DryRun; own: DryRunPlace }) {
  const t = useTranslations("routing.dryRun");
  const found = result.rules.find(({ id, name }) => id === own.id && name === own.name);
  const difference = result.opened - result.openedBefore;
  return (
    <div className="grid gap-2">
      <p role="status" className="text-primary">
        {!draft.isOn && t("isOff")}
        {draft.isOn && found && found.firings === 0 && t("nothing")}
        {draft.isOn &&
          found &&
          found.firings > 0 &&
          t(`would.${draft.action}`, { opened: found.opened, firings: found.firings })}
      </p>
      {found?.isTooSlow && <p className="text-sm text-error">{t("tooSlow")}</p>}
      <MovedLines moved={result.moved} own={own} />
      <p className="text-sm text-secondary">
        {t(difference === 0 ? "allSame" : "all", { opened: result.opened, before: result.openedBefore })}
      </p>
    </div>
  );
}
