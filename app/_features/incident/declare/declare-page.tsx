"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { DeclareForm } from "@/app/_features/incident/declare/declare-form";
import { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { Button, buttonClass } from "@/app/_ui/button";
import type { IncidentType } from "@/server/incident/contract/incident-type";

const FORM = "declare-form";

/** The same form with an address of its own. */
export function DeclarePage({ types }: { types: IncidentType[] }) {
  const t = useTranslations("board.form");
  const declare = useDeclare();
  return (
    <div className="mx-auto w-full max-w-[640px] px-4 py-6">
      <h1 className="text-xl font-medium text-primary">{t("heading")}</h1>
      <p className="mb-5 text-secondary">{t("lead")}</p>
      <DeclareForm id={FORM} declare={declare} initialTypes={types} />
      <div className="mt-6 flex justify-end gap-2">
        <Link href="/incidents" className={buttonClass()}>
          {t("cancel")}
        </Link>
        <Button type="submit" form={FORM} variant="primary" pending={declare.pending}>
          {t("submit")}
        </Button>
      </div>
    </div>
  );
}
