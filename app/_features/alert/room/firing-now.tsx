"use client";

import { ChartLine, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { AlertTarget } from "@/app/_lib/alert-target";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import type { RoomFirings } from "@/server/alert/contract/room-firings";
import { type AlertActs, panelOf } from "./alert-acts";
import { FiringItem } from "./firing-item";

const MOST = 5;

export interface FiringNowProps {
  firings: RoomFirings | null;
  until: string | null;
  acts: AlertActs;
  /** Whether all alerts are listed under it. */
  isOpen: boolean;
  onToggle: () => void;
  onShow: (target: AlertTarget) => void;
}

/** What fires, for a narrow screen: the worst first, each with the way to its panel. */
export function FiringNow({ firings, until, acts, isOpen, onToggle, onShow }: FiringNowProps) {
  const t = useTranslations("alertStrip");
  const heading = useId();
  if (!firings || firings.firing + firings.silenced + firings.resolved === 0) return null;
  const { names, resolved } = firings;
  return (
    <section aria-labelledby={heading} className="grid gap-1">
      <h2 id={heading} className="text-sm text-secondary">
        {names.length > 0 ? t("now", { count: firings.firing }) : t("allResolved", { count: resolved })}
      </h2>
      <ul>
        {names.slice(0, MOST).map((firing) => {
          const panel = panelOf(firing);
          const showPanel = panel && acts.panelWay(panel);
          return (
            <li key={firing.name} className="flex items-center gap-2 border-b border-weak last:border-b-0">
              <button
                type="button"
                onClick={() => onShow({ id: firing.alertId, name: firing.name })}
                className="flex min-h-11 min-w-0 grow items-center gap-1.5 text-left text-sm"
              >
                <FiringItem firing={firing} until={until} />
              </button>
              {showPanel && (
                <IconButton
                  className="size-11"
                  label={t("showPanelOf", { name: firing.name })}
                  icon={<ChartLine aria-hidden size={16} />}
                  onClick={showPanel}
                />
              )}
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="inline-flex min-h-11 items-center gap-1 justify-self-start text-sm text-link"
      >
        {t("all", { count: firings.firing + firings.silenced + resolved })}
        <ChevronDown aria-hidden size={14} className={classNames(isOpen && "rotate-180")} />
      </button>
    </section>
  );
}
