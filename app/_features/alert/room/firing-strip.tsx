"use client";

import { BellRing, BellOff, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { AlertTarget } from "@/app/_lib/alert-target";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { Tooltip } from "@/app/_ui/tooltip";
import type { RoomFirings } from "@/server/alert/contract/room-firings";
import { FiringItem } from "./firing-item";
import { FiringTip } from "./firing-tip";
import { useFitting } from "./use-fitting";

/** Names that are worth a place in the line at all, on the widest of screens. */
const MOST = 8;
const PLACE =
  "inline-flex h-7 min-w-0 items-center gap-1.5 rounded-sm px-1.5 text-sm hover:bg-hover focus-visible:-outline-offset-2 coarse:h-11";

export interface FiringStripProps {
  /** Null while it is being read. */
  firings: RoomFirings | null;
  /** Up to when durations are counted; null counts on. */
  until: string | null;
  /** Since when nothing new is known; null while it is. */
  staleSince: string | null;
  onRetry: () => void;
  /** Opens the alerts at one of them, or at all that stand so. */
  onShow: (target: AlertTarget | "firing" | "resolved") => void;
}

/** What fires, above the graphs: one line however much it is, and none where there are no alerts. */
export function FiringStrip({ firings, until, staleSince, onRetry, onShow }: FiringStripProps) {
  const t = useTranslations("alertStrip");
  const line = useRef<HTMLUListElement>(null);
  const shown = firings?.names.slice(0, MOST) ?? [];
  const fits = useFitting(line, shown.map(({ name, firing }) => `${name} ${firing}`).join("\n"));
  if (!firings || firings.firing + firings.silenced + firings.resolved === 0) return null;
  const { firing, names, more, resolved } = firings;
  const hidden = names.length + more - Math.min(fits, shown.length);
  const Bell = firing > 0 ? BellRing : BellOff;
  return (
    <section
      aria-label={t("label")}
      className="flex h-9 shrink-0 items-center gap-1 border-b border-weak px-2 room:px-3 coarse:h-12"
    >
      <Bell aria-hidden size={14} className={classNames("shrink-0", firing > 0 ? "text-error" : "text-secondary")} />
      {shown.length > 0 && (
        <ul ref={line} className="flex h-7 min-w-0 flex-wrap gap-x-1 overflow-hidden coarse:h-11">
          {shown.map((each, index) => (
            <li key={each.name} className={classNames("flex max-w-full min-w-0", index >= fits && "invisible")}>
              <Tooltip content={<FiringTip firing={each} />}>
                <button type="button" className={PLACE} onClick={() => onShow({ id: each.alertId, name: each.name })}>
                  <FiringItem firing={each} until={until} />
                </button>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <button
          type="button"
          className={classNames(PLACE, "tabular shrink-0 text-secondary")}
          onClick={() => onShow("firing")}
        >
          {t("more", { count: hidden })}
          <span className="sr-only">{t("moreNames")}</span>
        </button>
      )}
      {resolved > 0 && (
        <button
          type="button"
          className={classNames(PLACE, "shrink-0 text-secondary")}
          onClick={() => onShow("resolved")}
        >
          {t(shown.length === 0 ? "allResolved" : "resolved", { count: resolved })}
        </button>
      )}
      {staleSince && (
        <span role="status" className="ml-auto inline-flex shrink-0 items-center gap-1 text-xs text-warning">
          {t("stale")} <TimeStamp at={staleSince} />
          <IconButton
            className="size-6"
            label={t("retry")}
            icon={<RotateCw aria-hidden size={14} />}
            onClick={onRetry}
          />
        </span>
      )}
    </section>
  );
}
