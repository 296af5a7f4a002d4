"use client";

import { useTranslations } from "next-intl";
import { CopiedLine } from "@/app/_features/intake/copied-line";
import { SnippetList } from "@/app/_features/intake/source/snippet-list";
import type { ShownSecret as Shown } from "@/server/intake/contract";

/** A secret, this one time, with all that the sending side needs. */
export function ShownSecret({ shown }: { shown: Shown }) {
  const t = useTranslations("intake.secret");
  const { source, secret } = shown;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1 border-l-2 border-warning pl-3">
        <p className="font-medium text-primary">{t(secret === null ? "none" : "once")}</p>
        <dl>
          <CopiedLine label={t("address")} value={source.url} />
          {secret !== null && <CopiedLine label={t("secret")} value={secret} />}
        </dl>
      </div>
      <SnippetList sender={{ ...source, secret: secret ?? "" }} />
    </div>
  );
}
