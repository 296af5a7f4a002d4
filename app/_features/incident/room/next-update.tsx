"use client";

import { AlarmClock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { exactTime } from "@/app/_ui/exact-time";
import { useNow } from "@/app/_ui/use-now";

export interface NextUpdateProps {
  /** RFC 3339. */
  dueAt: string;
  /** Begins the update; absent for who may not post one. */
  onUpdate?: () => void;
  className?: string;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** When the others were promised the next update, or for how long they have been waiting for it. */
export function NextUpdate({ dueAt, onUpdate, className }: NextUpdateProps) {
  const t = useTranslations("room.nextUpdate");
  const locale = useLocale();
  const now = useNow();
  const due = Date.parse(dueAt);
  const left = due - now.getTime();
  const isLate = left < 0;
  const minutes = isLate ? Math.floor(-left / MINUTE_MS) : Math.ceil(left / MINUTE_MS);
  const span = { hours: Math.floor(minutes / HOUR_MINUTES), minutes: minutes % HOUR_MINUTES };
  const wait = minutes < HOUR_MINUTES ? t("minutes", span) : t("hours", span);
  const words = isLate ? (minutes === 0 ? t("now") : t("late", { wait })) : t("in", { wait });
  const tone = classNames("tabular", isLate ? "text-error" : "text-secondary");
  const icon = <AlarmClock aria-hidden size={14} className="shrink-0" />;
  const title = `${exactTime(due, locale, "UTC")} · ${exactTime(due, locale)}`;
  return (
    <span className={className}>
      {onUpdate ? (
        <Button
          variant="ghost"
          title={title}
          aria-label={t("post", { words })}
          icon={icon}
          className={classNames(tone, isLate && "border border-error")}
          onClick={onUpdate}
        >
          {words}
        </Button>
      ) : (
        <span title={title} className={classNames("inline-flex items-center gap-1.5 px-1 text-sm", tone)}>
          {icon}
          {words}
        </span>
      )}
      <span role="status" className="sr-only">
        {isLate ? t("isLate") : ""}
      </span>
    </span>
  );
}
