"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

const SAID_MS = 2_000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const t = useTranslations("intake.copy");
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  async function copy() {
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    setOutcome(
      await writing.then(
        () => "copied" as const,
        () => "failed" as const,
      ),
    );
    setTimeout(() => setOutcome(null), SAID_MS);
  }

  return (
    <>
      <Button
        size="sm"
        icon={outcome === "copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
        aria-label={t("what", { what })}
        onClick={() => void copy()}
      >
        {t(outcome ?? "copy")}
      </Button>
      <span role="status" className="sr-only">
        {outcome && t(outcome)}
      </span>
    </>
  );
}
