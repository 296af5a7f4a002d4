"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { exactTime } from "@/app/_ui/exact-time";
import type { ReportedAlert } from "@/server/intake/contract/reported";

const TONE = { fires: "error", ended: "success", acknowledged: "info" } as const;

/** An alert as it would be taken. */
export function PreviewAlert({ alert }: { alert: ReportedAlert }) {
  const t = useTranslations("intake.mapping.preview");
  const locale = useLocale();
  const { fact, name, fingerprint, startsAt, endsAt, labels, annotations, values, links } = alert;
  const time = (at: string) => exactTime(new Date(at), locale, "UTC");
  const group = (of: string, fields: object) =>
    Object.entries(fields).map(([word, value]) => ({ id: `${of}.${word}`, word, value: String(value) }));
  const rows = [
    { id: "key", word: t("key"), value: fingerprint },
    { id: "start", word: t("start"), value: startsAt === null ? t("noStart") : time(startsAt) },
    ...(endsAt === null ? [] : [{ id: "end", word: t("end"), value: time(endsAt) }]),
    ...group("labels", labels),
    ...group("annotations", annotations),
    ...group("values", values),
    ...group("links", links),
  ];
  return (
    <li className="grid gap-1 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={TONE[fact]}>{t(`fact.${fact}`)}</Badge>
        <span className="font-medium wrap-anywhere text-primary">{name}</span>
      </p>
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-3">
        {rows.map(({ id, word, value }) => (
          <div key={id} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-secondary">{word}</dt>
            <dd className="font-mono text-xs leading-5 wrap-anywhere text-primary">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
