"use client";

import { Check, Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { saveFile } from "@/app/_lib/save-file";
import { Button } from "@/app/_ui/button";

export interface GivenFileProps {
  name: string;
  content: string;
  /** Where it belongs. */
  hint: string;
}

/** A file to copy or to take along; it holds a secret and is shown this once. */
export function GivenFile({ name, content, hint }: GivenFileProps) {
  const t = useTranslations("alerting.file");
  const [outcome, setOutcome] = useState<"copied" | "notCopied" | null>(null);

  async function copy() {
    const writing = navigator.clipboard?.writeText(content) ?? Promise.reject(new Error("no clipboard"));
    setOutcome(
      await writing.then(
        () => "copied" as const,
        () => "notCopied" as const,
      ),
    );
  }

  return (
    <div className="grid gap-2">
      <p className="text-sm text-secondary">{hint}</p>
      <textarea
        readOnly
        aria-label={name}
        rows={14}
        // A broken line would look like another indentation.
        wrap="off"
        value={content}
        className="w-full rounded-md border border-input bg-canvas px-2.5 py-1.5 font-mono text-xs text-primary"
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon={outcome === "copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
          onClick={() => void copy()}
        >
          {t(outcome === "copied" ? "copied" : "copy")}
        </Button>
        <Button
          icon={<Download aria-hidden size={14} />}
          onClick={() => saveFile(name, new Blob([content], { type: "text/plain" }))}
        >
          {t("download", { name })}
        </Button>
        <span role="status" className="text-sm text-warning">
          {outcome === "notCopied" && t("notCopied")}
        </span>
      </div>
      <p className="text-sm text-warning">{t("secret")}</p>
    </div>
  );
}
