"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { ServiceChange } from "@/server/service/contract/catalogue-file";

/** One service as it would become, field by field. */
export function ImportChange({ change: { slug, name, isNew, fields } }: { change: ServiceChange }) {
  const t = useTranslations("services.import");
  return (
    <li className="grid gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-primary">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="font-mono text-xs text-secondary">{slug}</span>
        <Badge tone={isNew ? "success" : "info"}>{t(isNew ? "new" : "changes")}</Badge>
      </h3>
      <dl className="grid gap-1 border-l border-weak pl-3 text-sm">
        {fields.map(({ field, from, to }) => (
          <div key={field} className="grid gap-x-3 room:grid-cols-[7rem_1fr]">
            <dt className="text-secondary">{t(`field.${field}`)}</dt>
            <dd className="min-w-0">
              {from
                .filter((word) => !to.includes(word))
                .map((word) => (
                  <del key={word} className="block text-error no-underline [overflow-wrap:anywhere]">
                    <span aria-hidden>− </span>
                    {word}
                  </del>
                ))}
              {to
                .filter((word) => !from.includes(word))
                .map((word) => (
                  <ins key={word} className="block text-success no-underline [overflow-wrap:anywhere]">
                    <span aria-hidden>+ </span>
                    {word}
                  </ins>
                ))}
              {from.length === to.length && from.every((word) => to.includes(word)) && (
                <span className="text-secondary">{t("order")}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
