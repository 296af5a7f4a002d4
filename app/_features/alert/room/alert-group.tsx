"use client";

import { ChevronDown, ChevronRight, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { LabelList } from "@/app/_features/alert/label-list";
import { StateLine } from "@/app/_features/alert/state-line";
import { Button } from "@/app/_ui/button";
import { AlertRow } from "./alert-row";
import type { AlertActs } from "./alert-acts";
import { commonLabels } from "./common-labels";
import { FiringItem } from "./firing-item";
import type { AlertNameGroup } from "./group-alerts";

const ALERTNAME = { alertname: "" };
/** So many rows at a time. */
const PAGE = 50;
/** Few alerts need no second look to be seen. */
const FEW = 3;

export interface AlertGroupProps {
  group: AlertNameGroup;
  incidentNumber: number;
  from: string;
  to: string | null;
  /** The alert of the room that is sought, of whichever group. */
  soughtId: string | null;
  acts: AlertActs;
}

/** The alerts of one name: how they stand together, and one by one. */
export const AlertGroup = memo(function AlertGroup({ group, soughtId, ...row }: AlertGroupProps) {
  const t = useTranslations("alertStrip");
  const { name, firing, alerts, spans } = group;
  const sought = alerts.findIndex(({ id }) => id === soughtId);
  const [opened, setOpened] = useState<boolean | null>(null);
  const [pages, setPages] = useState(1);
  const [foundFor, setFoundFor] = useState<string | null>(null);
  if (sought !== -1 && foundFor !== soughtId) {
    setFoundFor(soughtId);
    setOpened(true);
    setPages(Math.max(pages, Math.ceil((sought + 1) / PAGE)));
  }
  const isOpen = opened ?? alerts.length <= FEW;
  const shown = alerts.slice(0, pages * PAGE);
  const said = commonLabels(alerts);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const resolved = alerts.filter(({ state }) => state === "resolved").length;
  const { alertname: _, ...common } = said;
  return (
    <li className="border-b border-weak last:border-b-0">
      <div className="flex min-h-9 items-center gap-3 px-3 text-sm hover:bg-hover">
        <h3 className="flex min-w-0 grow">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpened(!isOpen)}
            className="flex min-h-9 min-w-0 grow items-center gap-1.5 text-left coarse:min-h-11"
          >
            <Chevron aria-hidden size={14} className="shrink-0 text-secondary" />
            {firing ? (
              <FiringItem firing={firing} until={row.to} />
            ) : (
              <>
                <CircleCheck aria-hidden size={14} className="shrink-0 text-success" />
                <span dir="auto" className="min-w-0 truncate text-secondary">
                  {name}
                </span>
              </>
            )}
            {resolved > 0 && (
              <span className="shrink-0 text-xs text-secondary">{t("resolved", { count: resolved })}</span>
            )}
          </button>
        </h3>
        <StateLine firings={spans} from={row.from} to={row.to} className="w-40 shrink-0 max-sm:hidden" />
      </div>
      {isOpen && (
        <>
          {alerts.length > 1 && Object.keys(common).length > 0 && (
            <div className="pr-3 pb-1 pl-8">
              <LabelList labels={common} />
            </div>
          )}
          <ul>
            {shown.map((alert) => (
              <AlertRow
                key={alert.id}
                alert={alert}
                said={alerts.length > 1 ? said : ALERTNAME}
                isSought={alert.id === soughtId}
                {...row}
              />
            ))}
          </ul>
          {shown.length < alerts.length && (
            <Button size="sm" variant="ghost" className="my-1 ml-7" onClick={() => setPages(pages + 1)}>
              {t("moreOf", { count: Math.min(PAGE, alerts.length - shown.length), all: alerts.length })}
            </Button>
          )}
        </>
      )}
    </li>
  );
});
