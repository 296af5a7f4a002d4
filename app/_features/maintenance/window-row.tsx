"use client";

import { useLocale, useTranslations } from "next-intl";
import { CalendarClock, CircleCheck, CircleX, Wrench } from "lucide-react";
import { useMatcherWords } from "@/app/_lib/use-matcher-words";
import { Badge, type Tone } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { exactTime } from "@/app/_ui/exact-time";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { WindowItem } from "@/server/maintenance/contract";

const LOOK = {
  planned: { tone: "info", Icon: CalendarClock },
  running: { tone: "warning", Icon: Wrench },
  over: { tone: "neutral", Icon: CircleCheck },
  cancelled: { tone: "neutral", Icon: CircleX },
} satisfies Record<WindowItem["state"], { tone: Tone; Icon: unknown }>;

export interface WindowRowProps {
  window: WindowItem;
  isBusy: boolean;
  onCancel: (() => void) | undefined;
}

export function WindowRow({ window, isBusy, onCancel }: WindowRowProps) {
  const t = useTranslations("maintenance");
  const locale = useLocale();
  const { list } = useMatcherWords();
  const { state, name, matchers, startsAt, endsAt, timeZone, comment, createdBy, cancelledBy } = window;
  const { tone, Icon } = LOOK[state];
  const at = state === "planned" ? startsAt : endsAt;
  const when = () => <TimeStamp at={at} />;
  const span = (zone: string) => ({
    from: exactTime(new Date(startsAt), locale, zone),
    to: exactTime(new Date(endsAt), locale, zone),
  });
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-3 text-sm">
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
            {t(`state.${state}`)}
          </Badge>
          <span className="min-w-0 font-medium wrap-anywhere text-primary">{name}</span>
          {state !== "cancelled" && <span className="text-secondary">{t.rich(`when.${state}`, { when })}</span>}
        </p>
        <p className="font-mono text-xs wrap-anywhere text-secondary">{list(matchers)}</p>
        <p className="tabular text-secondary">{t("span", span(timeZone))}</p>
        {timeZone !== "UTC" && <p className="tabular text-secondary">{t("span", span("UTC"))}</p>}
        {comment && <p className="wrap-anywhere text-primary">{comment}</p>}
        <p className="text-secondary">
          {t("by", { name: createdBy })}
          {state === "cancelled" && cancelledBy !== null && ` ${t("cancelledBy", { name: cancelledBy })}`}
        </p>
      </div>
      {onCancel && (state === "planned" || state === "running") && (
        <Button size="sm" pending={isBusy} onClick={onCancel}>
          {t(state === "running" ? "endNow" : "cancel")}
        </Button>
      )}
    </li>
  );
}
