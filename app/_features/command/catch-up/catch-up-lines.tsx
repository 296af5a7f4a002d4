"use client";

import { useTranslations } from "next-intl";
import { useLineValues } from "@/app/_lib/use-line-values";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { HandoverLine, HandoverSection } from "@/server/handover/contract";

interface Props {
  section: HandoverSection;
  /** Shows the event of a line in the timeline. */
  onShow: (seq: number) => void;
}

/** Lines of one kind; each with an event leads there. */
export function CatchUpLines({ section, onShow }: Props) {
  const t = useTranslations("handover");
  const lineValues = useLineValues();
  const text = ({ key, values }: HandoverLine): string => t(`line.${key}`, lineValues(values));
  return (
    <ul className="grid gap-1">
      {section.lines.map((line) => {
        const { seq, at } = line;
        return (
          <li key={`${seq}-${text(line)}`} className="flex items-baseline gap-3 text-sm">
            {seq === null ? (
              <span dir="auto" className="min-w-0 flex-1 text-primary [overflow-wrap:anywhere]">
                {text(line)}
              </span>
            ) : (
              <button
                type="button"
                dir="auto"
                aria-label={t("show", { line: text(line) })}
                onClick={() => onShow(seq)}
                className="min-h-6 min-w-0 flex-1 text-left text-primary [overflow-wrap:anywhere] hover:text-link hover:underline coarse:min-h-11"
              >
                {text(line)}
              </button>
            )}
            {at && <TimeStamp at={at} className="shrink-0 text-xs text-secondary" />}
          </li>
        );
      })}
      {section.more > 0 && <li className="text-xs text-secondary">{t("more", { count: section.more })}</li>}
    </ul>
  );
}
