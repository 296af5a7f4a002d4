"use client";

import { Check, GitCompareArrows, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { Comparison, SeriesChange } from "@/server/evidence/rules/compare-results";

const MOST_SERIES = 50;
const MOST_POINTS = 5;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: "UTC" } as const;

interface Props {
  comparison: Comparison;
  /** Both lie over one another in the drawing. */
  isOverlaid: boolean;
  /** Epoch milliseconds. */
  askedAt: number;
  isAsking: boolean;
  onAsk: () => void;
}

/** What changed in Grafana since the capture, in words. */
export function DifferenceList({ comparison, isOverlaid, askedAt, isAsking, onAsk }: Props) {
  const t = useTranslations("snapshots");
  const { same, points, series, rows, changes } = comparison;
  const counts = [
    points.added > 0 && t("difference.added", { count: points.added, late: points.late }),
    points.missing > 0 && t("difference.missing", { count: points.missing }),
    points.rewritten > 0 && t("difference.rewritten", { count: points.rewritten }),
    series.new > 0 && t("difference.newSeries", { count: series.new }),
    series.gone > 0 && t("difference.goneSeries", { count: series.gone }),
    rows.added > 0 && t("difference.newRows", { count: rows.added }),
    rows.missing > 0 && t("difference.goneRows", { count: rows.missing }),
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
      {isOverlaid && !same && <p className="text-xs text-secondary">{t("difference.lines")}</p>}
      {changes.length > 0 && (
        <ul className="mt-1 max-h-48 space-y-1 overflow-y-auto">
          {changes.slice(0, MOST_SERIES).map((change, at) => (
            <Change key={`${change.refId} ${change.name} ${String(at)}`} change={change} />
          ))}
          {changes.length > MOST_SERIES && (
            <li className="text-secondary">{t("difference.more", { count: changes.length - MOST_SERIES })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function Change({ change }: { change: SeriesChange }) {
  const t = useTranslations("snapshots");
  const format = useFormatter();
  const { name, kind, added, missing, rewritten, marks } = change;
  const value = (number: number | null) =>
    number === null ? "–" : format.number(number, { maximumSignificantDigits: 6 });
  const parts = [
    kind !== "changed" && t(`difference.series.${kind}`),
    added > 0 && t("difference.short.added", { count: added }),
    missing > 0 && t("difference.short.missing", { count: missing }),
    rewritten > 0 && t("difference.short.rewritten", { count: rewritten }),
  ].filter(Boolean);
  return (
    <li>
      <details>
        <summary className="cursor-pointer [overflow-wrap:anywhere]">
          <span className="font-mono text-xs">{name || t("untitled")}</span>{" "}
          <span className="text-secondary">{parts.join(" · ")}</span>
        </summary>
        <ul className="tabular ps-4 text-xs text-secondary">
          {marks.slice(0, MOST_POINTS).map((point) => (
            <li key={`${point.kind} ${String(point.time)}`}>
              {t(`difference.point.${point.kind}`, {
                time: format.dateTime(point.time, CLOCK),
                before: value(point.before),
                after: value(point.after),
              })}
            </li>
          ))}
          {marks.length > MOST_POINTS && <li>{t("difference.morePoints", { count: marks.length - MOST_POINTS })}</li>}
        </ul>
      </details>
    </li>
  );
}
