"use client";

import { useTranslations } from "next-intl";
import type { Refused } from "@/app/_features/routing/list/use-rules";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** Says what was not done to the rules and why, and offers to do it all the same. */
export function RefusedNotice({ refused, onDismiss }: { refused: Refused; onDismiss: () => void }) {
  const t = useTranslations("routing.refused");
  const errorText = useErrorText();
  const { what, rule, error, isConflict, again } = refused;
  const isGone = refusalOf(error).code === "NOT_FOUND";
  return (
    <ErrorNotice
      className="mb-3"
      tone={isConflict ? "warning" : "error"}
      title={t(what, { name: rule.name })}
      onDismiss={onDismiss}
    >
      <p>{isConflict ? t(isGone ? "gone" : what === "moved" ? "orderChanged" : "ruleChanged") : errorText(error)}</p>
      {!isGone && (
        <Button
          size="sm"
          className="mt-1"
          onClick={() => {
            onDismiss();
            again();
          }}
        >
          {t(isConflict ? "allTheSame" : "again")}
        </Button>
      )}
    </ErrorNotice>
  );
}
