"use client";

import { ArrowRightLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DryRunPlace, MovedFirings } from "@/server/alert/contract/routing";

/** Which firings come to another rule than they do as the rules stand. */
export function MovedLines({ moved, own }: { moved: readonly MovedFirings[]; own: DryRunPlace }) {
  const t = useTranslations("routing.dryRun.moved");
  const builtIn = useTranslations("routing.builtIn");
  const isOwn = ({ id, name }: DryRunPlace) => id === own.id && (id !== null || name === own.name);
  const nameOf = ({ name }: DryRunPlace) => name ?? builtIn("name");
  if (moved.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="grid gap-1 text-sm text-primary">
      {moved.map(({ from, to, count }) => (
        <li key={`${from.id} ${from.name} ${to.id} ${to.name}`} className="flex items-start gap-2">
          <ArrowRightLeft aria-hidden size={14} className="mt-1 shrink-0 text-secondary" />
          <span>
            {isOwn(to)
              ? t("takes", { count, from: nameOf(from) })
              : isOwn(from)
                ? t("leaves", { count, to: nameOf(to) })
                : t("others", { count, from: nameOf(from), to: nameOf(to) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
