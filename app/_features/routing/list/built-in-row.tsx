"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ROW } from "@/app/_features/routing/list/row-look";
import { Badge } from "@/app/_ui/badge";

const asCode = (chunks: ReactNode) => <code className="font-mono">{chunks}</code>;

/** What becomes of alerts that no rule fits: nobody can change it. */
export function BuiltInRow({ place, firings }: { place: number; firings: number | undefined }) {
  const t = useTranslations("routing");
  return (
    <li className={ROW}>
      <span aria-hidden className="text-disabled max-room:hidden coarse:hidden">
        <Lock size={16} />
      </span>
      <span className="tabular w-6 shrink-0 text-right text-sm text-secondary">{place}</span>
      <span className="grid min-w-0 grow gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium text-primary">
          {t("builtIn.name")}
          <Badge>{t("builtIn.badge")}</Badge>
        </span>
        <span className="text-sm text-secondary">{t.rich("builtIn.does", { code: asCode })}</span>
      </span>
      <span className="tabular w-24 shrink-0 text-right text-sm text-secondary max-room:hidden">
        {firings !== undefined && t("row.firings", { count: firings })}
      </span>
      <span className="w-19 shrink-0 max-room:hidden" />
    </li>
  );
}
