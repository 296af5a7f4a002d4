"use client";

import { useTranslations } from "next-intl";
import { KIND_LOOK } from "@/app/_features/intake/kind-look";
import { SOURCE_KINDS, type SourceKind } from "@/server/intake/contract";

/** Who calls: each with a sentence. */
export function KindChoice({ onChoose }: { onChoose: (kind: SourceKind) => void }) {
  const t = useTranslations("intake.kind");
  return (
    <ul className="grid gap-1">
      {SOURCE_KINDS.map((kind) => {
        const Icon = KIND_LOOK[kind];
        return (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onChoose(kind)}
              className="flex min-h-11 w-full items-start gap-3 rounded-md px-3 py-2 text-left hover:bg-hover"
            >
              <Icon aria-hidden size={20} className="mt-0.5 shrink-0 text-secondary" />
              <span className="grid">
                <span className="font-medium text-primary">{t(`${kind}.name`)}</span>
                <span className="text-sm text-secondary">{t(`${kind}.says`)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
