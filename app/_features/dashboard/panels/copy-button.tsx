import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import parts from "./panel-parts.module.css";

/** How long a button says that it did what it should. */
const SAID_MS = 2_000;

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = useTranslations("visuals.copy");
  const [outcome, setOutcome] = useState<"done" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    // Browsers keep the clipboard from pages that came without TLS.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return setOutcome("failed");
    clipboard.writeText(text).then(
      () => setOutcome("done"),
      () => setOutcome("failed"),
    );
  };
  return (
    <button type="button" className={parts.button} onClick={copy} aria-live="polite">
      {outcome ? words(outcome) : label}
    </button>
  );
}
