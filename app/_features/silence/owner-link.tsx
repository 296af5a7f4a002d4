"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import type { SilenceOwner } from "@/server/silence/contract";
import { silenceAddress } from "@/server/silence/rules/silence-address";

export interface OwnerLinkProps {
  owner: SilenceOwner;
  address: string | undefined;
  externalId: string | null;
}

/** To the silence where it stands; nothing where people cannot open that. */
export function OwnerLink({ owner, address, externalId }: OwnerLinkProps) {
  const t = useTranslations("silences.list");
  const words = useSilenceWords();
  if (!address || externalId === null) return null;
  return (
    <a
      href={silenceAddress(owner, address, externalId)}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-link hover:underline coarse:min-h-11"
    >
      {t("openThere", { owner: words.owner(owner) })}
      <ExternalLink aria-hidden size={12} />
    </a>
  );
}
