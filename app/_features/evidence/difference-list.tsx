"use client";

import { Check, GitCompareArrows, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { Comparison } from "@/server/evidence/rules/compare-results";
import type { DifferenceForm } from "@/server/evidence/rules/difference-form";
import { RowChangeLine } from "./row-change-line";
import { SeriesChangeLine } from "./series-change-line";

const MOST_SERIES = 50;
const MOST_ROWS = 50;
/** Forms in which two answers lie in one drawing, and that need a word. */
const EXPLAINED: ReadonlySet<DifferenceForm> = new Set(["lines", "bars", "lanes", "rows"]);

interface Props {
  comparison: Comparison;
  /** How both are drawn. */
  form: DifferenceForm;
  /** Epoch milliseconds. */
  askedAt: number;
  isAsking: boolean;
  onAsk: () => void;
}

/** What changed in Grafana since the capture, in words. */
export function DifferenceList({ comparison, form, askedAt, isAsking, onAsk }: Props) {
  const t = useTranslations("snapshots");
  const { same, points, series, rows, changes, rowChanges } = comparison;
  const moreRows = rows.added + rows.missing + rows.changed - Math.min(rowChanges.length, MOST_ROWS);
  const counts = [
    points.added > 0 && t("difference.added", { count: points.added, late: points.late }),
    points.missing > 0 && t("difference.missing", { count: points.missing }),
    points.rewritten > 0 && t("difference.rewritten", { count: points.rewritten }),
    series.new > 0 && t("difference.newSeries", { count: series.new }),
    series.gone > 0 && t("difference.goneSeries", { count: series.gone }),
    rows.added > 0 && t("difference.newRows", { count: rows.added }),
    rows.missing > 0 && t("difference.goneRows", { count: rows.missing }),
    rows.changed > 0 && t("difference.changedRows", { count: rows.changed }),
  ].filter(Boolean);
  return (
    <div className="border-t border-weak px-3 py-2 text-sm">
      <div role="status" className="flex items-start gap-2">
        {same ? (
          <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-success" />
        ) : (
          <GitCompareArrows aria-hidden size={16} className="mt-0.5 shrink-0 text-warning" />
        )}
        <p className="min-w-0 flex-1">
          {same ? t("difference.nothing") : counts.join(" · ")}{" "}
          <span className="text-secondary">
            <TimeStamp at={new Date(askedAt).toISOString()} />
          </span>
        </p>
        <Button size="sm" variant="ghost" icon={<RotateCw aria-hidden size={14} />} pending={isAsking} onClick={onAsk}>
          {t("difference.again")}
        </Button>
      </div>
      {!same && EXPLAINED.has(form) && <p className="text-xs text-secondary">{t(`difference.form.${form}`)}</p>}
      {changes.length + rowChanges.length > 0 && (
        <ul className="mt-1 max-h-48 space-y-1 overflow-y-auto">
          {changes.slice(0, MOST_SERIES).map((change, at) => (
            <SeriesChangeLine key={`${change.refId} ${change.name} ${String(at)}`} change={change} />
          ))}
          {changes.length > MOST_SERIES && (
            <li className="text-secondary">{t("difference.more", { count: changes.length - MOST_SERIES })}</li>
          )}
          {rowChanges.slice(0, MOST_ROWS).map((change, at) => (
            <RowChangeLine key={`${change.refId} ${change.title} ${String(at)}`} change={change} />
          ))}
          {moreRows > 0 && <li className="text-secondary">{t("difference.moreRows", { count: moreRows })}</li>}
        </ul>
      )}
    </div>
  );
}
