import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

export interface SelectionBarProps {
  count: number;
  /** Null where this person may not. */
  onOpen: (() => void) | null;
  onAttach: (() => void) | null;
  onClear: () => void;
}

/** What can be done with the alerts that are chosen. */
export function SelectionBar({ count, onOpen, onAttach, onClear }: SelectionBarProps) {
  const t = useTranslations("alerts.selection");
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-2 border-t border-medium bg-elevated px-4 py-2"
    >
      <span role="status" className="tabular mr-auto text-sm text-primary">
        {t("count", { count })}
      </span>
      {onOpen && (
        <Button size="sm" variant="primary" onClick={onOpen}>
          {t("open")}
        </Button>
      )}
      {onAttach && (
        <Button size="sm" onClick={onAttach}>
          {t("attach")}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onClear}>
        {t("clear")}
      </Button>
    </div>
  );
}
