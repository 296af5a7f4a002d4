"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReportText } from "@/app/_features/connection/use-report-text";
import { Button } from "@/app/_ui/button";
import type { ConnectionReport } from "@/server/connection/contract";

/** Puts the whole report on the clipboard, for whoever looks after Grafana. */
export function CopyReport({ report }: { report: ConnectionReport }) {
  const t = useTranslations("connections");
  const textOf = useReportText();
  const [outcome, setOutcome] = useState<"copied" | "notCopied" | null>(null);

  async function copy() {
    const writing = navigator.clipboard?.writeText(textOf(report)) ?? Promise.reject(new Error("no clipboard"));
    setOutcome(
      await writing.then(
        () => "copied" as const,
        () => "notCopied" as const,
      ),
    );
  }

  return (
    <>
      <span role="status" className="text-sm text-secondary">
        {outcome === "notCopied" ? t("notCopied") : <span className="sr-only">{outcome && t("copied")}</span>}
      </span>
      <Button
        icon={outcome === "copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
        onClick={() => void copy()}
      >
        {outcome === "copied" ? t("copied") : t("copy")}
      </Button>
    </>
  );
}
