"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SILENCE_LOOK, type ShownState } from "@/app/_features/silence/silence-look";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { useMatcherWords } from "@/app/_lib/use-matcher-words";
import { Badge } from "@/app/_ui/badge";
import type { Matcher } from "@/server/matcher/contract";
import type { SilenceOwner } from "@/server/silence/contract";

export interface SilenceLineProps {
  state: ShownState;
  owner: SilenceOwner;
  matchers: readonly Matcher[];
  comment: string;
  /** When it ends, by whom, where. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** One silence: how it stands, why, and what it holds back. */
export function SilenceLine({ state, owner, matchers, comment, children, actions }: SilenceLineProps) {
  const t = useTranslations("silences.state");
  const { list } = useMatcherWords();
  const words = useSilenceWords();
  const { tone, Icon } = SILENCE_LOOK[state];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2 text-sm">
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
            {t(state, { owner: words.owner(owner) })}
          </Badge>
          <span className="min-w-0 wrap-anywhere text-primary">{comment}</span>
        </p>
        <p className="font-mono text-xs wrap-anywhere text-secondary">{list(matchers)}</p>
        {children && <div className="flex flex-wrap gap-x-2 text-secondary">{children}</div>}
      </div>
      {actions && <div className="ml-auto flex flex-wrap gap-1.5">{actions}</div>}
    </li>
  );
}
