"use client";

import { useTranslations } from "next-intl";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { EvidenceFailure } from "./evidence-api";

interface Props {
  error: unknown;
  /** What was wanted and is not there. */
  what: "document" | "now" | "difference";
  onRetry: () => void;
  retrying: boolean;
}

/** Why a card cannot show what is wanted, in its place. */
export function EvidenceProblem({ error, what, onRetry, retrying }: Props) {
  const t = useTranslations("snapshots");
  const errors = useTranslations("errors");
  const { code, details } = error instanceof EvidenceFailure ? error : { code: "INTERNAL", details: {} };
  const reason = "reason" in details && typeof details.reason === "string" ? details.reason : "";
  const said = errors.has(code) ? errors(code) : errors("INTERNAL");
  const isForged = code === "EVIDENCE_TAMPERED";
  return (
    <ErrorNotice
      title={isForged ? t("problem.tampered") : t(`problem.${what}`)}
      tone={isForged || what === "document" ? "error" : "warning"}
      {...(!isForged && { onRetry, retrying })}
    >
      <p>{said}</p>
      {reason && !isForged && <p className="[overflow-wrap:anywhere]">{reason}</p>}
      {what !== "document" && <p>{t("problem.frozenWorks")}</p>}
    </ErrorNotice>
  );
}
