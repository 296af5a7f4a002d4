"use client";

import { BellOff, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FoundByWindow } from "@/app/_features/maintenance/use-window-reach";
import { useErrorText } from "@/app/_lib/use-error-text";
import { classNames } from "@/app/_ui/class-names";
import { PREVIEW_DAYS } from "@/server/maintenance/contract";

export interface WindowReachProps {
  reach: FoundByWindow;
  isEmpty: boolean;
  wasTried: boolean;
}

const SHOWN = 5;

/** What fits now and lately, and a warning where nothing does. */
export function WindowReach({ reach, isEmpty, wasTried }: WindowReachProps) {
  const t = useTranslations("maintenance.reach");
  const errorText = useErrorText();
  const { found, isCounting, error } = reach;
  if (isEmpty) return <p className={classNames("text-sm", wasTried ? "text-error" : "text-secondary")}>{t("empty")}</p>;
  if (error !== null) return <p className="text-sm text-warning">{t("failed", { reason: errorText(error) })}</p>;
  if (!found) return isCounting ? <p className="text-sm text-secondary">{t("counting")}</p> : null;
  const { count, firing, recent, isCut, examples } = found;
  const isNothing = count + recent === 0;
  const Icon = isNothing ? TriangleAlert : BellOff;
  const names = [...new Set(examples.map(({ alertname = "" }) => alertname))].filter(Boolean);
  return (
    <div
      aria-busy={isCounting}
      className={classNames(
        "grid gap-1 border-l-2 px-3 py-1 text-sm",
        isNothing ? "border-warning text-warning" : "border-info text-primary",
        isCounting && "opacity-60",
      )}
    >
      <p role="status" className="flex items-start gap-1.5">
        <Icon aria-hidden size={14} className="mt-0.75 shrink-0" />
        <span>
          {isNothing ? t("nothing", { days: PREVIEW_DAYS }) : t("now", { count, firing })}{" "}
          {!isNothing && t(isCut ? "recentAtLeast" : "recent", { recent, days: PREVIEW_DAYS })}
        </span>
      </p>
      {names.length > 0 && (
        <p className="wrap-anywhere text-secondary">
          {names.slice(0, SHOWN).join(" · ")}
          {names.length > SHOWN && " …"}
        </p>
      )}
    </div>
  );
}
