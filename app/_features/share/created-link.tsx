"use client";

import { Check, Copy } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { exactTime } from "@/app/_ui/exact-time";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import type { CreatedShare } from "@/server/share/contract";

/** The address of a new link: only now, never again. */
export function CreatedLink({ share }: { share: CreatedShare }) {
  const t = useTranslations("share");
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => field.current?.focus(), []);

  async function copy() {
    field.current?.select();
    // Without a clipboard the text is selected, and the person's own keys copy it.
    await navigator.clipboard?.writeText(share.url).then(
      () => setCopied(true),
      () => undefined,
    );
  }

  return (
    <div className="grid gap-2 border-l-2 border-success pl-3">
      <p className="font-medium text-primary">{t("once")}</p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={t("address")}
          value={share.url}
          onFocus={(event) => event.target.select()}
          className={classNames(INPUT, "h-8 min-w-40 flex-1 font-mono text-sm coarse:h-11")}
        />
        <Button
          variant="primary"
          icon={copied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
          onClick={() => void copy()}
        >
          {copied ? t("copied") : t("copy")}
        </Button>
      </div>
      <p className="text-sm text-secondary">{t("expires", { when: exactTime(new Date(share.expiresAt), locale) })}</p>
      <p role="status" className="sr-only">
        {copied && t("copied")}
      </p>
    </div>
  );
}
