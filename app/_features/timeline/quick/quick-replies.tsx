import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { IconButton } from "@/app/_ui/icon-button";
import { useNow } from "@/app/_ui/use-now";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { RowCommands } from "../actions/row-commands";
import { isolated } from "../isolated";
import { useSummary } from "../navigate/use-summary";
import { asksReader } from "./asks-reader";

interface Props {
  entries: readonly ShownEntry[];
  events: readonly TimelineEvent[];
  commands: RowCommands;
  /** Message that the reader does not want to answer. */
  dismissedId: string | null;
  onDismiss: (eventId: string) => void;
  /** Answers in the thread of a message. */
  onReply: (text: string, threadId: string) => void;
}

const REPLIES = ["onIt", "looking", "yes", "no", "soon"] as const;

/** Answers of one press, to who waits for a word of the reader. Nothing while nobody does. */
export function QuickReplies({ entries, events, commands, dismissedId, onDismiss, onReply }: Props) {
  const t = useTranslations("timeline.quick");
  const summary = useSummary();
  const now = useNow();
  const first = useRef<HTMLButtonElement>(null);
  const asked = asksReader({ entries, events, commands, now: now.getTime() });
  const shown = asked && asked.event.id !== dismissedId ? asked : null;
  useShortcuts({ quickReply: shown ? () => first.current?.focus() : undefined });
  if (!shown) return null;
  const { event } = shown;
  return (
    <section aria-label={t("label")} className="border-t border-weak px-3 pt-1.5">
      <div className="flex items-center gap-1">
        <p dir="auto" className="min-w-0 flex-1 truncate text-xs text-secondary">
          {t("to", { name: isolated(event.actorName), text: summary(shown) })}
        </p>
        <IconButton
          label={t("dismiss")}
          className="size-6"
          icon={<X aria-hidden size={14} />}
          onClick={() => onDismiss(event.id)}
        />
      </div>
      <div className="flex gap-1.5 overflow-x-auto py-1">
        {REPLIES.map((reply, index) => (
          <button
            key={reply}
            ref={index === 0 ? first : undefined}
            type="button"
            onClick={() => onReply(t(`reply.${reply}`), event.id)}
            className="min-h-6 shrink-0 rounded-full border border-medium px-2.5 text-xs text-primary hover:bg-hover coarse:min-h-11 coarse:px-4 coarse:text-sm"
          >
            {t(`reply.${reply}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
