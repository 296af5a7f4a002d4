"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Tooltip } from "@/app/_ui/tooltip";

const SHORT = 8;
const SAID_MS = 2_000;

/** The fingerprint of a document, short; the whole of it on a click. */
export function CopyHash({ sha256 }: { sha256: string }) {
  const t = useTranslations("snapshots");
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(sha256).then(
      () => setCopied(true),
      () => setCopied(false),
    );
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <Tooltip content={<span className="font-mono break-all">{sha256}</span>}>
      <button
        type="button"
        aria-label={t(copied ? "hash.copied" : "hash.copy", { hash: sha256.slice(0, SHORT) })}
        onClick={() => void copy()}
        className="inline-flex items-center gap-1 rounded-sm font-mono hover:text-primary"
      >
        {sha256.slice(0, SHORT)}
        {copied ? <Check aria-hidden size={12} className="text-success" /> : <Copy aria-hidden size={12} />}
      </button>
    </Tooltip>
  );
}
