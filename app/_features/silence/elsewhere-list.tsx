"use client";

import { useTranslations } from "next-intl";
import { OwnerLink } from "@/app/_features/silence/owner-link";
import { SilenceLine } from "@/app/_features/silence/silence-line";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { SilenceList } from "@/server/silence/contract";

/** Silences that others made and that hold the incident's alerts back, too; they are ended where they were made. */
export function ElsewhereList({ list }: { list: Pick<SilenceList, "elsewhere" | "unreachable" | "addresses"> }) {
  const t = useTranslations("silences.list");
  const words = useSilenceWords();
  const { elsewhere, unreachable, addresses } = list;
  return (
    <>
      {elsewhere.length > 0 && (
        <section className="grid gap-1 border-t border-weak pt-2">
          <h4 className="text-sm font-medium text-primary">{t("elsewhere")}</h4>
          <p className="text-sm text-secondary">{t("elsewhereHint")}</p>
          <ul className="divide-y divide-(--gf-border-weak)">
            {elsewhere.map(({ externalId, owner, state, matchers, comment, endsAt, createdBy }) => (
              <SilenceLine key={`${owner} ${externalId}`} {...{ state, owner, matchers, comment }}>
                <span>{t.rich("ends", { when: () => <TimeStamp at={endsAt} /> })}</span>
                <span>{t("by", { name: createdBy, owner: words.owner(owner) })}</span>
                <OwnerLink owner={owner} address={addresses[owner]} externalId={externalId} />
              </SilenceLine>
            ))}
          </ul>
        </section>
      )}
      {unreachable.map(({ owner, reason }) => (
        <ErrorNotice key={owner} tone="warning" title={t("unreachable", { owner: words.owner(owner) })}>
          {t("unreachableHint", { reason })}
        </ErrorNotice>
      ))}
    </>
  );
}
