import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Pin, PinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useContext, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { IconButton } from "@/app/_ui/icon-button";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { rowActions } from "../actions/row-actions";
import { RowCommandsContext } from "../actions/row-commands";
import { EventTime } from "../event-time";
import { isolated } from "../isolated";
import { useSummary } from "./use-summary";

/** What is pinned, at the top of the timeline: the newest in a line, all in a list. Nothing where nothing is pinned. */
export function PinsStrip({ incidentNumber }: { incidentNumber: number }) {
  const t = useTranslations("timeline.pins");
  const trpc = useTRPC();
  const summary = useSummary();
  const commands = useContext(RowCommandsContext);
  const [open, setOpen] = useState(false);
  const { data } = useQuery(
    trpc.timeline.pins.queryOptions({ incidentNumber }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const pins = data
    ? foldEvents(data.events, { me: commands?.reader.id ?? null, withReplies: true, effects: data.effects })
        .filter(({ pinned }) => pinned)
        .toSorted((a, b) => (b.pinned?.at ?? "").localeCompare(a.pinned?.at ?? ""))
    : [];
  const [newest] = pins;
  if (!newest) return null;
  const goTo = ({ event }: ShownEntry) => {
    setOpen(false);
    commands?.jump({ link: event.seq });
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="flex min-h-8 w-full items-center gap-2 border-b border-weak px-3 text-left text-xs text-secondary hover:bg-hover focus-visible:-outline-offset-2 coarse:min-h-11">
        <Pin aria-hidden size={14} className="shrink-0" />
        <span className="text-primary shrink-0 font-medium">{t("count", { count: pins.length })}</span>
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {summary(newest)}
        </span>
        <ChevronDown aria-hidden size={14} className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={2}
          collisionPadding={8}
          aria-label={t("heading")}
          className="z-40 max-h-[min(420px,60dvh)] w-[min(440px,calc(100vw-16px))] overflow-y-auto rounded-md border border-medium bg-elevated p-1 shadow-overlay"
        >
          <ul>
            {pins.map((entry) => (
              <li key={entry.event.id} className="flex items-start">
                <button
                  type="button"
                  onClick={() => goTo(entry)}
                  className="min-w-0 flex-1 rounded-sm px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <span className="flex items-baseline gap-2 text-xs">
                    <span className="text-primary truncate font-medium">{isolated(entry.event.actorName)}</span>
                    <EventTime event={entry.event} />
                  </span>
                  <span dir="auto" className="text-primary line-clamp-3 text-sm [overflow-wrap:anywhere]">
                    {summary(entry)}
                  </span>
                </button>
                {commands && rowActions(entry, commands.reader).includes("unpin") && (
                  <IconButton
                    label={t("unpin")}
                    icon={<PinOff aria-hidden size={14} />}
                    onClick={() => commands.act("unpin", entry)}
                  />
                )}
              </li>
            ))}
          </ul>
          {data?.isCut && <p className="text-secondary px-2 py-1 text-xs">{t("cut")}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
