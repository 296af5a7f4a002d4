"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import type { ConditionFailure, DryRun, DryRunPlace, DryRunRule } from "@/server/alert/contract/routing";

/** Rules with what came to them, the one that is written marked; those that nothing came to wait behind a button. */
export function DryRunTable({ result, own }: { result: DryRun; own: DryRunPlace }) {
  const t = useTranslations("routing.dryRun.table");
  const [isWhole, setWhole] = useState(false);
  const isOwn = (rule: DryRunRule) => rule.id === own.id && rule.name === own.name;
  const placed = result.rules.map((rule, index) => ({ rule, place: index + 1 }));
  const shown = placed.filter(({ rule }) => isWhole || isOwn(rule) || rule.firings > 0 || rule.isTooSlow);
  const hidden = placed.length - shown.length;
  return (
    <div>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-left text-xs text-secondary">
          <tr className="border-b border-weak">
            <th scope="col" className="py-1 font-medium">
              {t("rule")}
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium whitespace-nowrap">
              {t("firings")}
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium whitespace-nowrap">
              {t("opened")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rule, place }) => (
            <Line key={rule.id ?? rule.name ?? "built-in"} rule={rule} place={place} isOwn={isOwn(rule)} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setWhole(true)}>
          {t("more", { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function Line({ rule, place, isOwn }: { rule: DryRunRule; place: number; isOwn: boolean }) {
  const t = useTranslations("routing.dryRun.table");
  const builtIn = useTranslations("routing.builtIn");
  const format = useFormatter();
  const { name, action, firings, opened, examples, reasons, isTooSlow } = rule;
  const opens = action === "open" || action === "triage" || action === null;
  return (
    <tr data-own={isOwn || undefined} className="border-b border-weak align-top data-own:bg-selected">
      <th scope="row" className="py-1.5 pl-1 text-left font-normal">
        <span className={isOwn ? "font-medium text-primary" : "text-primary"}>
          {t("place", { place, name: name ?? builtIn("name") })}
        </span>
        {examples.length > 0 && (
          <span className="block break-words text-xs text-secondary">
            {t("examples", { names: format.list(examples, { style: "narrow" }) })}
          </span>
        )}
        {isTooSlow && <span className="block text-xs text-error">{t("tooSlow")}</span>}
        {reasons.map((reason) => (
          <span key={`${reason.code} ${reason.about}`} className="block text-xs text-warning">
            <Reason reason={reason} />
          </span>
        ))}
      </th>
      <td className="tabular py-1.5 pl-2 text-right text-primary">{format.number(firings)}</td>
      <td className="tabular py-1.5 pr-1 pl-2 text-right text-primary">{opens && format.number(opened)}</td>
    </tr>
  );
}

function Reason({ reason: { code, about, count } }: { reason: ConditionFailure }) {
  const t = useTranslations("routing.dryRun.reason");
  return t(code === "no_such_key" ? "missing" : t.has(code) ? code : "other", { about, count });
}
