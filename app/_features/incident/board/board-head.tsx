import { useTranslations } from "next-intl";
import { ROW_GRID } from "@/app/_features/incident/board/row-grid";
import { classNames } from "@/app/_ui/class-names";

const COLUMNS = ["severity", "number", "title", "status", "team", "commander", "duration"] as const;

export function BoardHead() {
  const t = useTranslations("board.column");
  return (
    <div
      role="row"
      className={classNames(
        ROW_GRID,
        "sticky top-0 z-10 h-8 border-b border-medium bg-canvas text-xs font-medium text-secondary max-room:sr-only",
      )}
    >
      {COLUMNS.map((column) => (
        <span key={column} role="columnheader" className="last:text-right">
          {t(column)}
        </span>
      ))}
    </div>
  );
}
