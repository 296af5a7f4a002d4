"use client";

import { Activity, Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { alertLook } from "@/app/_features/alert/alert-look";
import { AlertStateBadge } from "@/app/_features/alert/alert-state-badge";
import { LabelList } from "@/app/_features/alert/label-list";
import { AlertLinks } from "@/app/_features/alert/room/alert-links";
import { AlertValues } from "@/app/_features/alert/room/alert-values";
import { StateLine } from "@/app/_features/alert/state-line";
import { classNames } from "@/app/_ui/class-names";
import { Duration } from "@/app/_ui/duration";
import type { AlertState } from "@/server/alert/contract";

const MOST_LABELS = 6;

export interface AlertLineProps {
  alert: AlertState;
  groupLabels: Readonly<Record<string, string>>;
  /** From when on its states are drawn: an ISO time. */
  from: string;
  isOpen: boolean;
  isSelected: boolean;
  isCurrent: boolean;
  /** It is no part of the list any more, and stays until somebody looks at the newest. */
  isGone: boolean;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
  onPick: (name: string, value: string) => void;
}

/** One alert of the list. */
export const AlertLine = memo(function AlertLine(props: AlertLineProps) {
  const { alert, groupLabels, from, isOpen, isSelected, isCurrent, isGone, onOpen, onSelect, onPick } = props;
  const t = useTranslations("alerts");
  const { id, name, annotations, startsAt, endsAt, incidents, values, isFlapping, recent } = alert;
  const { alertname: _, ...labels } = alert.labels;
  const own = Object.fromEntries(Object.entries(labels).filter(([label]) => !Object.hasOwn(groupLabels, label)));
  const words = annotations.summary ?? annotations.description;
  return (
    <div
      role="listitem"
      aria-current={isOpen || undefined}
      className={classNames(
        "grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 border-s-2 border-b border-b-weak py-1.5 pr-3 pl-3 hover:bg-hover",
        isOpen || isSelected ? "border-s-focus bg-selected" : "border-s-transparent",
        isGone && "opacity-60",
      )}
    >
      <label className="flex size-6 items-center justify-center coarse:size-11">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={() => onSelect(id)}
          aria-label={t("select", { name })}
          className="size-4 accent-[var(--gf-primary-main)]"
        />
      </label>
      <div className="grid min-w-0 gap-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <AlertStateBadge state={alertLook(alert)} />
          <button
            type="button"
            data-alert={id}
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => onOpen(id)}
            dir="auto"
            className="min-h-6 min-w-0 truncate text-left font-medium text-primary hover:underline coarse:min-h-11"
          >
            {name || t("unnamed")}
          </button>
          {isFlapping && (
            <span className="inline-flex items-center gap-1 text-xs text-warning">
              <Activity aria-hidden size={12} />
              {t("state.flapping")}
            </span>
          )}
          {alert.acknowledgedAt !== null && endsAt === null && alert.suppression && (
            <span className="inline-flex items-center gap-1 text-xs text-secondary">
              <Check aria-hidden size={12} />
              {t("state.acknowledged")}
            </span>
          )}
          <AlertValues values={values} />
          <span className="ml-auto flex items-center gap-3">
            {incidents.map((number) => (
              <Link
                key={number}
                href={`/incidents/${number}`}
                prefetch={false}
                className="tabular inline-flex min-h-6 items-center text-xs text-link hover:underline coarse:min-h-11"
              >
                {t("incident", { number })}
              </Link>
            ))}
            <Duration from={startsAt} to={endsAt} className="w-20 text-right text-xs text-secondary" />
            <StateLine firings={recent} from={from} to={null} className="w-28 max-room:hidden" />
          </span>
        </div>
        {words && (
          <p dir="auto" className="truncate text-sm text-secondary">
            {words}
          </p>
        )}
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <LabelList labels={own} most={MOST_LABELS} isShort onPick={onPick} />
          <AlertLinks alert={alert} />
        </div>
      </div>
    </div>
  );
});
