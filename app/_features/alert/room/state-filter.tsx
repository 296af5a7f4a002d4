import { useTranslations } from "next-intl";
import { ROOM_STATES, type RoomState } from "@/server/alert/contract/room-firings";

export interface StateFilterProps {
  /** Null shows all. */
  value: RoomState | null;
  counts: Readonly<Record<RoomState, number>>;
  onChange: (value: RoomState | null) => void;
}

/** Which of the alerts are listed. */
export function StateFilter({ value, counts, onChange }: StateFilterProps) {
  const t = useTranslations("alertStrip.filter");
  const all = counts.firing + counts.silenced + counts.resolved;
  return (
    <div role="group" aria-label={t("label")} className="flex min-w-0 flex-wrap gap-1">
      {([null, ...ROOM_STATES] as const).map((state) => (
        <button
          key={state ?? "all"}
          type="button"
          aria-pressed={value === state}
          onClick={() => onChange(state)}
          className="inline-flex h-7 items-center gap-1 rounded-sm px-2 text-xs text-secondary hover:bg-hover hover:text-primary aria-pressed:bg-selected aria-pressed:text-primary coarse:h-11"
        >
          {t(state ?? "all")}
          <span className="tabular">{state === null ? all : counts[state]}</span>
        </button>
      ))}
    </div>
  );
}
