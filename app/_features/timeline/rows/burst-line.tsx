import { BellRing, ChevronRight, LayoutGrid, Link, ListTodo, type LucideIcon, Pin, Users, VolumeX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useContext } from "react";
import { RowCommandsContext } from "../actions/row-commands";
import { EventTime } from "../event-time";
import { isolated } from "../isolated";
import { type BurstRow, headOf } from "./arrange-rows";
import type { BurstFamily } from "./burst-family";
import { burstWords } from "./burst-words";

const ICONS: Record<BurstFamily, LucideIcon> = {
  presence: Users,
  pins: Pin,
  panels: LayoutGrid,
  tasks: ListTodo,
  alerts: BellRing,
  silences: VolumeX,
  shares: Link,
};
const NAMED = 2;

/** Small events in one line; pressing it shows them one by one. */
export function BurstLine({ row }: { row: BurstRow }) {
  const t = useTranslations("timeline");
  const format = useFormatter();
  const commands = useContext(RowCommandsContext);
  const Icon = ICONS[row.family];
  const { event } = headOf(row);
  const { key, names, count, undone } = burstWords(row);
  const named = names.slice(0, NAMED).map((name) => isolated(name) || t("someone"));
  const more = names.length - named.length;
  const who = format.list(more > 0 ? [...named, t("burst.others", { count: more })] : named);
  return (
    <div className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-start px-3 py-1 coarse:items-center">
      <Icon aria-hidden="true" className="text-secondary mt-0.5 ml-1.5 size-4" />
      <button
        type="button"
        aria-expanded={false}
        onClick={() => commands?.openBurst(event.id)}
        className="text-secondary flex min-h-6 items-start gap-1 text-left text-sm hover:text-primary coarse:min-h-11 coarse:items-center"
      >
        <span dir="auto">{t(`burst.${key}`, { who, count, undone, done: count - undone, people: names.length })}</span>
        <ChevronRight aria-hidden size={14} className="mt-0.75 shrink-0 rtl:-scale-x-100" />
      </button>
      <span className="pl-2 leading-5">
        <EventTime event={event} />
      </span>
    </div>
  );
}
