"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";
import type { AdhocDataSource } from "@/server/explore/contract";
import { LENGTHS } from "./absolute-range";
import type { ExploreRange, ExploreTarget } from "./explore-target";
import { canBeInstant, hasLimit } from "./query-input";

const LIMITS = [100, 500, 1_000, 5_000] as const;
const DASHBOARD = "dashboard";
const FIXED = "fixed";

export interface QuerySettingsProps {
  target: ExploreTarget;
  sources: readonly AdhocDataSource[];
  /** What the dashboard shows, in epoch milliseconds. */
  dashboardRange: { from: number; to: number };
  onSource: (uid: string) => void;
  onChange: (change: Partial<ExploreTarget>) => void;
}

/** Where a query goes, and over which span it asks for how much. */
export function QuerySettings({ target, sources, dashboardRange, onSource, onChange }: QuerySettingsProps) {
  const t = useTranslations("explore");
  const format = useFormatter();
  const { range, kind, expr } = target;
  const spanText = ({ from, to }: { from: number; to: number }): string =>
    format.dateTimeRange(from, to, {
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    });
  const fixed = typeof range === "object" && "from" in range ? range : null;
  const rangeOf = (value: string): ExploreRange =>
    value === DASHBOARD ? DASHBOARD : value === FIXED && fixed ? fixed : { last: value };
  const rangeValue = range === DASHBOARD ? DASHBOARD : "from" in range ? FIXED : range.last;
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-2">
      <div className="min-w-40 flex-1 room:max-w-64">
        <Select
          label={t("source")}
          value={target.dataSourceUid}
          options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
          onValue={onSource}
        />
      </div>
      <div className="min-w-48 flex-1 room:max-w-80">
        <Select
          label={t("range.label")}
          value={rangeValue}
          options={[
            { value: DASHBOARD, label: t("range.dashboard", { span: spanText(dashboardRange) }) },
            ...(fixed ? [{ value: FIXED, label: spanText(fixed) }] : []),
            ...LENGTHS.map((length) => ({ value: length as string, label: t(`range.${length}`) })),
          ]}
          onValue={(value) => onChange({ range: rangeOf(value) })}
        />
      </div>
      {canBeInstant(kind, expr) && (
        <div className="min-w-32">
          <Select
            label={t("form.label")}
            value={target.instant ? "instant" : "range"}
            options={(["range", "instant"] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
            onValue={(value) => onChange({ instant: value === "instant" })}
          />
        </div>
      )}
      {hasLimit(kind, expr) && (
        <div className="min-w-24">
          <Select
            label={t(kind === "logql" ? "limit.lines" : "limit.traces")}
            value={String(target.limit)}
            options={LIMITS.map((limit) => ({ value: String(limit), label: format.number(limit) }))}
            onValue={(value) => onChange({ limit: Number(value) })}
          />
        </div>
      )}
    </div>
  );
}
