"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface SaveProblemProps {
  error: unknown;
  isConflict: boolean;
  /** What to say where somebody else was faster. */
  conflict: string;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

/** Why settings were not saved, and the two ways on where somebody else changed them meanwhile. */
export function SaveProblem({ error, isConflict, conflict, onTakeTheirs, onSaveMine }: SaveProblemProps) {
  const t = useTranslations("lifecycle.statuses");
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <ErrorNotice tone={isConflict ? "warning" : "error"} title={t("failed")}>
      <p>{isConflict ? conflict : errorText(error)}</p>
      {isConflict && (
        <span className="mt-1 flex flex-wrap gap-2">
          <Button size="sm" onClick={onTakeTheirs}>
            {t("takeTheirs")}
          </Button>
          <Button size="sm" onClick={onSaveMine}>
            {t("saveMine")}
          </Button>
        </span>
      )}
    </ErrorNotice>
  );
}
