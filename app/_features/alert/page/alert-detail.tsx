"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LabelList } from "@/app/_features/alert/label-list";
import { outsideHref } from "@/app/_features/alert/room/outside-href";
import { AlertLinks } from "@/app/_features/alert/room/alert-links";
import { AlertValues } from "@/app/_features/alert/room/alert-values";
import { Duration } from "@/app/_ui/duration";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { AlertDetail as Detail } from "@/server/alert/contract/alert-list";
import { DetailPart } from "./detail-part";

const ALL = 500;

export interface AlertDetailProps {
  alert: Detail;
  /** Its panel, where that can be drawn. */
  graph: ReactNode;
  onPick: (name: string, value: string) => void;
}

/** All that is known of an alert. */
export function AlertDetail({ alert, graph, onPick }: AlertDetailProps) {
  const t = useTranslations("alerts.detail");
  const { labels, annotations, values, suppression, links, group, source, firings, deliveries } = alert;
  const panel = outsideHref(links.panel ?? links.dashboard);
  return (
    <div className="grid gap-4">
      {suppression && (
        <p className="text-sm text-secondary [overflow-wrap:anywhere]">
          {t(`held.${suppression.kind}`, { count: suppression.by.length, by: suppression.by.join(", ") })}
        </p>
      )}
      {graph}
      <DetailPart title={t("labels")}>
        <LabelList labels={labels} most={ALL} onPick={onPick} />
      </DetailPart>
      {Object.keys(annotations).length > 0 && (
        <DetailPart title={t("annotations")}>
          <dl className="grid gap-1 text-sm">
            {Object.entries(annotations).map(([name, value]) => (
              <div key={name}>
                <dt className="font-mono text-xs text-secondary">{name}</dt>
                <dd dir="auto" className="whitespace-pre-wrap text-primary [overflow-wrap:anywhere]">
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </DetailPart>
      )}
      {Object.keys(values).length > 0 && (
        <DetailPart title={t("values")}>
          <AlertValues values={values} />
        </DetailPart>
      )}
      <DetailPart title={t("from")}>
        <p className="text-sm text-primary">
          {group?.receiver ? t("sourceAndReceiver", { source: source.name, receiver: group.receiver }) : source.name}
        </p>
        <div className="flex flex-wrap gap-x-3">
          {panel && (
            <a
              href={panel}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="min-h-6 text-xs text-link hover:underline"
            >
              {t("panel")}
            </a>
          )}
          <AlertLinks alert={alert} />
        </div>
      </DetailPart>
      <DetailPart title={t("firings", { count: firings.length })}>
        <ol className="grid gap-1 text-sm">
          {firings.map(({ id, startsAt, endsAt, outcome, incidents }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3">
              <TimeStamp at={startsAt} />
              <Duration from={startsAt} to={endsAt} className="text-xs text-secondary" />
              {outcome && <span className="text-xs text-secondary">{t(`outcome.${outcome}`)}</span>}
              {incidents.map((number) => (
                <Link key={number} href={`/incidents/${number}`} prefetch={false} className="text-link hover:underline">
                  {t("incident", { number })}
                </Link>
              ))}
            </li>
          ))}
        </ol>
      </DetailPart>
      {deliveries.length > 0 && (
        <DetailPart title={t("deliveries")}>
          <ul className="grid gap-1 text-sm">
            {deliveries.map(({ id, receivedAt, sender, isRepair }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3">
                <TimeStamp at={receivedAt} />
                <span className="text-xs text-secondary [overflow-wrap:anywhere]">
                  {isRepair ? t("repair") : sender}
                </span>
              </li>
            ))}
          </ul>
        </DetailPart>
      )}
    </div>
  );
}
