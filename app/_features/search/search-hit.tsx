import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { exactTime } from "@/app/_ui/exact-time";
import type { SearchHit as Hit } from "@/server/search/contract";
import { cutAtMarks } from "./cut-at-marks";

/** The panel opens on a click: the browser is there to ask. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  id: string;
  hit: Hit;
  isActive: boolean;
  /** True where hits of other incidents stand beside it. */
  withIncident: boolean;
  onOpen: () => void;
}

/** One thing that was found: who said it and when, and the words around what was looked for. */
export function SearchHit({ id, hit, isActive, withIncident, onOpen }: Props) {
  const t = useTranslations("search");
  const format = useFormatter();
  const locale = useLocale();
  const at = new Date(hit.occurredAt);
  const pieces = useMemo(() => cutAtMarks(hit.excerpt, hit.marks), [hit]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/control-has-associated-label -- the field keeps the focus and has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onOpen}
      className="border-weak cursor-pointer border-b px-3 py-2 hover:bg-hover aria-selected:bg-hover"
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs">
        <bdi className="text-primary truncate font-medium">{hit.actorName || t("someone")}</bdi>
        <time dateTime={hit.occurredAt} title={exactTime(at, locale, "UTC")} className="text-secondary tabular">
          {format.dateTime(at, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone: HERE })}
        </time>
        {withIncident && (
          <bdi className="text-secondary min-w-0 truncate">
            {t("ofIncident", { number: hit.incidentNumber, title: hit.incidentTitle })}
          </bdi>
        )}
      </p>
      <p dir="auto" className="text-primary line-clamp-3 text-sm [overflow-wrap:anywhere]">
        {pieces.map(({ text, isMarked }, index) =>
          isMarked ? (
            // oxlint-disable-next-line react/no-array-index-key -- an excerpt never changes
            <mark key={index} className="bg-warning text-warning rounded-sm">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    </div>
  );
}
