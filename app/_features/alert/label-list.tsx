"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/app/_ui/class-names";

const SHOWN = 12;
const CHIP = "min-w-0 rounded-sm bg-secondary px-1 text-left font-mono text-xs text-secondary";

export interface LabelListProps {
  labels: Readonly<Record<string, string>>;
  /** So many before the rest is asked for. */
  most?: number;
  /** On one line each, cut where it is too long. */
  isShort?: boolean;
  /** Makes of each label a button. */
  onPick?: ((name: string, value: string) => void) | undefined;
}

/** Labels as one reads them, the first of them where they are many. */
export function LabelList({ labels, most = SHOWN, isShort = false, onPick }: LabelListProps) {
  const t = useTranslations("alertStrip");
  const own = useTranslations("alerts");
  const [all, setAll] = useState(false);
  const entries = Object.entries(labels);
  if (entries.length === 0) return null;
  const hidden = all ? 0 : Math.max(0, entries.length - most);
  const look = classNames(CHIP, isShort ? "max-w-60 truncate" : "[overflow-wrap:anywhere]");
  return (
    <ul className="flex min-w-0 flex-wrap gap-1">
      {(all ? entries : entries.slice(0, most)).map(([name, value]) => {
        const words = (
          <>
            {name}=<span className="text-primary">{value}</span>
          </>
        );
        return (
          <li key={name} dir="auto" className={onPick ? "flex min-w-0" : look}>
            {onPick ? (
              <button
                type="button"
                title={own("pick", { label: `${name}=${value}` })}
                className={classNames(look, "min-h-6 hover:bg-hover coarse:min-h-11")}
                onClick={() => onPick(name, value)}
              >
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        );
      })}
      {hidden > 0 && (
        <li>
          <button
            type="button"
            aria-label={t("moreLabels", { count: hidden })}
            className="min-h-6 px-1 text-xs text-link coarse:min-h-11"
            onClick={() => setAll(true)}
          >
            {own("moreLabels", { count: hidden })}
          </button>
        </li>
      )}
    </ul>
  );
}
