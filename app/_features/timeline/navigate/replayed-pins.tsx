import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventTime } from "../event-time";
import { isolated } from "../isolated";
import { useSummary } from "./use-summary";

interface Props {
  entries: readonly ShownEntry[];
  onShow: (seq: number) => void;
}

/** What was pinned at the moment that is replayed, as far as the stretch around it goes; nothing where nothing was. */
export function ReplayedPins({ entries, onShow }: Props) {
  const t = useTranslations("timeline.pins");
  const summary = useSummary();
  const pins = entries
    .filter(({ pinned }) => pinned)
    .toSorted((a, b) => (b.pinned?.at ?? "").localeCompare(a.pinned?.at ?? ""));
  const [newest] = pins;
  if (!newest) return null;
  return (
    <details className="group border-b border-weak text-xs">
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 px-3 text-secondary hover:bg-hover focus-visible:-outline-offset-2 coarse:min-h-11">
        <Pin aria-hidden size={14} className="shrink-0" />
        <span className="shrink-0 font-medium text-primary">{t("count", { count: pins.length })}</span>
        <span dir="auto" className="min-w-0 flex-1 truncate group-open:invisible">
          {summary(newest)}
        </span>
      </summary>
      <ul aria-label={t("heading")} className="max-h-60 overflow-y-auto pb-1">
        {pins.map((entry) => (
          <li key={entry.event.id}>
            <button
              type="button"
              onClick={() => onShow(entry.event.seq)}
              className="w-full px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="flex items-baseline gap-2">
                <span className="truncate font-medium text-primary">{isolated(entry.event.actorName)}</span>
                <EventTime event={entry.event} />
              </span>
              <span dir="auto" className="line-clamp-3 text-sm text-primary [overflow-wrap:anywhere]">
                {summary(entry)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
