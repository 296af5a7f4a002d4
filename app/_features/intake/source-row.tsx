"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { KIND_LOOK } from "@/app/_features/intake/kind-look";
import { SourceFacts } from "@/app/_features/intake/source-facts";
import { sourceStanding } from "@/app/_features/intake/source-standing";
import { StandingBadge } from "@/app/_features/intake/standing-badge";
import type { AlertSourceState } from "@/server/intake/contract";

export function SourceRow({ source }: { source: AlertSourceState }) {
  const t = useTranslations("intake");
  const Icon = KIND_LOOK[source.kind];
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon aria-hidden size={18} className="mt-0.5 shrink-0 text-secondary" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/settings/alert-sources/${source.id}`}
            prefetch={false}
            className="font-medium wrap-anywhere text-link hover:underline"
          >
            {source.name}
          </Link>
          <span className="text-sm text-secondary">{t(`kind.${source.kind}.name`)}</span>
          <StandingBadge standing={sourceStanding(source)} />
        </p>
        <SourceFacts source={source} />
      </div>
    </li>
  );
}
