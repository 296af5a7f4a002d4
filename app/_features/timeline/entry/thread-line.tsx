import { MessagesSquare } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useContext } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";
import { Avatar } from "../avatar";
import { OpenThreadContext } from "../thread/open-thread-context";
import { dayKey } from "../day-key";
import { useTimeZone } from "../use-time-zone";

const SHOWN = 3;

/** How many answered and when last; opens the thread. */
export function ThreadLine({ entry }: { entry: ShownEntry }) {
  const t = useTranslations("timeline.row");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const commands = useContext(RowCommandsContext);
  const ofReplay = useContext(OpenThreadContext);
  const open = ofReplay ?? commands?.openThread;
  const { thread, event } = entry;
  if (!thread || !open) return null;
  const isSameDay = dayKey(thread.lastAt, timeZone) === dayKey(event.recordedAt, timeZone);
  const at = format.dateTime(new Date(thread.lastAt), {
    ...(isSameDay ? {} : { day: "numeric", month: "short" }),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return (
    <button
      type="button"
      onClick={() => open(event.id)}
      className="text-link mt-0.5 flex min-h-6 items-center gap-1.5 text-xs hover:underline coarse:min-h-11"
    >
      <MessagesSquare aria-hidden size={14} className="shrink-0" />
      {thread.people.slice(0, SHOWN).map(({ id, name }) => (
        <Avatar key={id ?? name} name={name} small />
      ))}
      <span>{t("replies", { count: thread.replies, at })}</span>
    </button>
  );
}
