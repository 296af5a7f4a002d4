import { Check, Copy } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLineValues } from "@/app/_lib/use-line-values";
import { Button } from "@/app/_ui/button";
import type { CommandEffect } from "@/server/command/contract";

/** What a command gives to the one who gave it; the timeline tells the rest to all. */
export function CommandResult({ effect, onDismiss }: { effect: CommandEffect; onDismiss: () => void }) {
  const t = useTranslations("commands.result");
  const lineValues = useLineValues();
  const [copied, setCopied] = useState(false);
  const isPartly = effect.kind === "captured" && effect.failed > 0;
  if (effect.kind !== "link" && effect.kind !== "incident" && effect.kind !== "waiting" && !isPartly) return null;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 border-l-2 border-info px-2 py-1 text-sm text-primary">
      {effect.kind === "link" && (
        <>
          <span className="min-w-0 flex-1">{t("link", lineValues({ until: { at: effect.expiresAt } }))}</span>
          <Button
            size="sm"
            icon={copied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
            onClick={() => void navigator.clipboard.writeText(effect.url).then(() => setCopied(true))}
          >
            {t(copied ? "copied" : "copy")}
          </Button>
          <input
            readOnly
            aria-label={t("copy")}
            value={effect.url}
            onFocus={(event) => event.target.select()}
            className="h-8 w-full rounded-md border border-input bg-canvas px-2 font-mono text-xs text-primary coarse:h-11"
          />
        </>
      )}
      {effect.kind === "incident" && (
        <>
          <span className="min-w-0 flex-1">{t("incident", { number: effect.number })}</span>
          <Link href={`/incidents/${effect.number}`} className="text-link hover:underline">
            {t("open")}
          </Link>
        </>
      )}
      {effect.kind === "waiting" && <span className="flex-1">{t("waiting")}</span>}
      {effect.kind === "captured" && <span className="flex-1">{t("captured", effect)}</span>}
      <Button size="sm" variant="ghost" onClick={onDismiss}>
        {t("dismiss")}
      </Button>
    </div>
  );
}
