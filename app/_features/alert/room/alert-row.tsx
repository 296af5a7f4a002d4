"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { alertLook } from "@/app/_features/alert/alert-look";
import { AlertStateBadge } from "@/app/_features/alert/alert-state-badge";
import { LabelList } from "@/app/_features/alert/label-list";
import { StateLine } from "@/app/_features/alert/state-line";
import { classNames } from "@/app/_ui/class-names";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { AlertActions } from "./alert-actions";
import { AlertLinks } from "./alert-links";
import { AlertValues } from "./alert-values";
import { HeldBack } from "./held-back";
import type { AlertActs } from "./alert-acts";
import { SinceDuration } from "./since-duration";
import type { ShownAlert } from "./shown-alerts";

export interface AlertRowProps {
  alert: ShownAlert;
  /** Said above for all of them. */
  said: Readonly<Record<string, string>>;
  incidentNumber: number;
  /** What the line of its states spans, and up to when durations are counted; null counts on. */
  from: string;
  to: string | null;
  isSought: boolean;
  acts: AlertActs;
}

/** One alert of the room: how it stands, what it is about, and what can be done. */
export const AlertRow = memo(function AlertRow(props: AlertRowProps) {
  const { alert, said, incidentNumber, from, to, isSought, acts } = props;
  const t = useTranslations("alertStrip");
  const { id, labels, annotations, values, startsAt, endsAt, acknowledgedAt, suppression, firings } = alert;
  const own = Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(said, name)));
  const others = alert.incidents.filter((number) => number !== incidentNumber);
  const words = annotations.summary ?? annotations.description;
  return (
    <li
      id={`alert-${id}`}
      tabIndex={-1}
      data-at={startsAt}
      data-sought={isSought || undefined}
      className={classNames(
        "grid gap-1 border-s-2 py-1.5 pr-3 pl-8 hover:bg-hover",
        isSought ? "border-focus bg-secondary" : "border-transparent",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-secondary">
        <AlertStateBadge state={alertLook(alert)} />
        <SinceDuration from={startsAt} to={endsAt ?? to} />
        <span className="min-w-0 grow basis-48">
          <LabelList labels={own} />
        </span>
        <AlertValues values={values} />
        {endsAt !== null && (
          <span>
            {t("ended")} <TimeStamp at={endsAt} />
          </span>
        )}
        {suppression && (
          <span className="text-primary">
            <HeldBack suppression={suppression} />
          </span>
        )}
        {acknowledgedAt && (
          <span className="text-success">
            {t("acknowledged")} <TimeStamp at={acknowledgedAt} />
          </span>
        )}
        {alert.isFlapping && <span className="text-warning">{t("flapping")}</span>}
        {others.length > 0 && (
          <span>
            {t("alsoIn")}{" "}
            {others.map((number) => (
              <Link
                key={number}
                href={`/incidents/${number}`}
                prefetch={false}
                className="mr-1 text-link hover:underline"
              >
                {t("number", { number })}
              </Link>
            ))}
          </span>
        )}
        <AlertLinks alert={alert} />
        <AlertActions alert={alert} acts={acts} />
        <StateLine firings={firings} from={from} to={to} className="w-40 shrink-0 max-sm:hidden" />
      </div>
      {words && (
        <p dir="auto" className="line-clamp-2 text-sm text-primary [overflow-wrap:anywhere]">
          {words}
        </p>
      )}
    </li>
  );
});
