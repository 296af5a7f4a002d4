"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Meanwhile } from "@/app/_features/routing/editor/use-rule-editor";
import { differingFields, type RuleDraft } from "@/app/_features/routing/rule-draft";
import { useActionWords } from "@/app/_features/routing/use-action-words";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";

export interface MeanwhileNoticeProps {
  meanwhile: NonNullable<Meanwhile>;
  draft: RuleDraft;
  onSettle: (take: "mine" | "theirs") => void;
}

/** Says what somebody else made of the rule meanwhile; what is written here stays until it is decided. */
export function MeanwhileNotice({ meanwhile, draft, onSettle }: MeanwhileNoticeProps) {
  const t = useTranslations("routing.meanwhile");
  const actionWords = useActionWords();
  if (meanwhile.kind === "removed") {
    return (
      <div ref={revealOnMount}>
        <ErrorNotice tone="warning" title={t("removed")}>
          <p>{t("removedHint")}</p>
          <Button size="sm" className="mt-2" onClick={() => onSettle("mine")}>
            {t("asNew")}
          </Button>
        </ErrorNotice>
      </div>
    );
  }
  const { theirs, updatedAt, updatedBy } = meanwhile;
  const fields = differingFields(draft, theirs);
  const others = fields.filter((field) => field !== "name" && field !== "condition" && field !== "isOn");
  return (
    <div ref={revealOnMount}>
      <ErrorNotice
        tone="warning"
        title={updatedBy ? t("changedBy", { name: updatedBy }) : t("changed")}
        since={updatedAt}
      >
        <p>{t(fields.length > 0 ? "changedHint" : "same")}</p>
        <dl className="mt-1 grid gap-1">
          {fields.includes("name") && <Theirs label={t("field.name")}>{theirs.name}</Theirs>}
          {fields.includes("condition") && (
            <Theirs label={t("field.condition")}>
              <code className="font-mono break-words whitespace-pre-wrap">{theirs.condition}</code>
            </Theirs>
          )}
          {others.length > 0 && <Theirs label={t("field.action")}>{actionWords(theirs)}</Theirs>}
          {fields.includes("isOn") && <Theirs label={t("field.isOn")}>{t(theirs.isOn ? "on" : "off")}</Theirs>}
        </dl>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onSettle("theirs")}>
            {t("takeTheirs")}
          </Button>
          <Button size="sm" onClick={() => onSettle("mine")}>
            {t("keepMine")}
          </Button>
        </div>
      </ErrorNotice>
    </div>
  );
}

function Theirs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-secondary">{label}</dt>
      <dd className="text-primary">{children}</dd>
    </div>
  );
}
