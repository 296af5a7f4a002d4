"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { StateLine } from "@/app/_features/alert/state-line";
import { useOnline } from "@/app/_lib/use-online";
import { useThrifty } from "@/app/_lib/use-thrifty";
import type { AlertDetail, AlertPanel } from "@/server/alert/contract/alert-list";
import { type AlertSpan, alertSpan } from "./alert-span";
import { DetailPart } from "./detail-part";

/** Draws a panel live, with the components of the room. */
export type DrawPanel = (panel: AlertPanel, range: Pick<AlertSpan, "from" | "to">) => ReactNode;

export interface AlertGraphProps {
  alert: AlertDetail;
  /** When that was read, in epoch milliseconds. */
  readAt: number;
  draw: DrawPanel;
}

/** The panel that an alert names, and under it when the alert fired; absent where no room holds it or the network is poor. */
export function AlertGraph({ alert, readAt, draw }: AlertGraphProps) {
  const t = useTranslations("alerts.detail");
  const isThrifty = useThrifty();
  const isOnline = useOnline();
  // What is drawn stays when the network goes: it says itself what it lacks.
  const [wasOnline] = useState(isOnline);
  const { panel, firings } = alert;
  if (!panel || isThrifty || !wasOnline) return null;
  const { from, to, startsAt, endsAt } = alertSpan(alert, readAt);
  return (
    <DetailPart title={t("graph")}>
      <div key={`${panel.incidentNumber} ${from} ${to}`} className="min-h-64">
        {draw(panel, { from, to })}
      </div>
      <StateLine firings={firings.toReversed()} from={startsAt} to={endsAt} />
    </DetailPart>
  );
}
