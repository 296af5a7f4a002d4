"use client";

import { SearchX, Siren } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Kbd } from "@/app/_ui/kbd";

const asKey = (chunks: ReactNode) => <Kbd>{chunks}</Kbd>;

export interface BoardEmptyProps {
  filtered: boolean;
  canDeclare: boolean;
  onClear: () => void;
  onDeclare: (mode: "live" | "drill") => void;
  /** Something to practise on. */
  practice?: ReactNode;
}

export function BoardEmpty({ filtered, canDeclare, onClear, onDeclare, practice }: BoardEmptyProps) {
  const t = useTranslations("board.empty");
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden size={28} />}
        title={t("noMatch")}
        actions={<Button onClick={onClear}>{t("clear")}</Button>}
      >
        {t("noMatchHint")}
      </EmptyState>
    );
  }
  const actions = canDeclare && (
    <>
      <Button variant="primary" onClick={() => onDeclare("live")}>
        {t("declare")}
      </Button>
      <Button onClick={() => onDeclare("drill")}>{t("drill")}</Button>
    </>
  );
  return (
    <>
      <EmptyState icon={<Siren aria-hidden size={28} />} title={t("title")} actions={actions}>
        {canDeclare ? t.rich("hint", { key: asKey }) : t("readOnly")}
      </EmptyState>
      <div className="mx-auto w-full max-w-2xl px-4 pb-8">{practice}</div>
    </>
  );
}
