import {
  BellRing,
  ChevronDown,
  ChevronRight,
  LayoutGrid,
  Link,
  ListTodo,
  type LucideIcon,
  Pin,
  Users,
  VolumeX,
} from "lucide-react";
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

interface Props {
  row: BurstRow;
  /** True where its events stand below it. */
  isOpen?: boolean;
}

/** Small events in one line; pressing it shows them one by one, and again in one line. */
export function BurstLine({ row, isOpen = false }: Props) {
  const t = useTranslations("timeline");
  const format = useFormatter();
  const commands = useContext(RowCommandsContext);
  const Icon = ICONS[row.family];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
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
        aria-expanded={isOpen}
        onClick={() => commands?.toggleBurst(row, !isOpen)}
        className="text-secondary flex min-h-6 items-start gap-1 text-left text-sm hover:text-primary coarse:min-h-11 coarse:items-center"
      >
        <span dir="auto">{t(`burst.${key}`, { who, count, undone, done: count - undone, people: names.length })}</span>
        <Chevron aria-hidden size={14} className="mt-0.75 shrink-0 rtl:-scale-x-100" />
      </button>
      {!isOpen && (
        <span className="pl-2 leading-5">
          <EventTime event={event} />
        </span>
      )}
    </div>
  );
}
