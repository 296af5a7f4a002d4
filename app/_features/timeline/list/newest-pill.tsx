import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";

interface Props {
  unread: number;
  /** What pressing it does, while nothing is unread. */
  label: string;
  onPress: () => void;
}

/** The way back to the newest event, with how many came meanwhile. */
export function NewestPill({ unread, label, onPress }: Props) {
  const t = useTranslations("timeline");
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-2 z-10 flex justify-center">
      <button
        type="button"
        onClick={onPress}
        className={`border-medium pointer-events-auto flex min-h-8 items-center gap-1.5 rounded-full border px-3 text-xs shadow-overlay coarse:min-h-11 ${unread > 0 ? "bg-accent text-accent-contrast" : "bg-elevated text-primary"}`}
      >
        <ArrowDown aria-hidden="true" className="size-3.5" />
        {unread > 0 ? t("newMessages", { count: unread }) : label}
      </button>
    </div>
  );
}
